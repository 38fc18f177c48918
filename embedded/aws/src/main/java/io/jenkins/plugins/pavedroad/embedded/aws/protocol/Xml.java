package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/** Writes a response document. Absent (null) values are left out, as AWS does. */
public final class Xml {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder(512);

    /** A time as AWS writes it: UTC with milliseconds. */
    public static String time(Instant time) {
        return TIME.format(time);
    }

    /** A leaf; nothing is written for null. Times are written in AWS's form, enums and others by their string. */
    public Xml leaf(String name, Object value) {
        if (value != null) {
            text.append('<').append(name).append('>');
            escape(value instanceof Instant time ? time(time) : value.toString());
            text.append("</").append(name).append('>');
        }
        return this;
    }

    /** The text of the element that is being written. */
    public Xml text(String value) {
        escape(value);
        return this;
    }

    /** An element with the content that the runnable writes. */
    public Xml node(String name, Runnable content) {
        text.append('<').append(name).append('>');
        content.run();
        text.append("</").append(name).append('>');
        return this;
    }

    /** A list of structures: {@code <name><item>…</item>…</name>}; the outer element is written for an empty list too. */
    public <T> Xml list(String name, String item, Iterable<? extends T> values, Consumer<T> content) {
        return node(name, () -> {
            for (T value : values) {
                node(item, () -> content.accept(value));
            }
        });
    }

    /** A list of plain values. */
    public Xml leaves(String name, String item, Iterable<?> values) {
        return node(name, () -> values.forEach(value -> leaf(item, value)));
    }

    Xml root(String name, String namespace, Runnable content) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").append(name);
        if (namespace != null) {
            text.append(" xmlns=\"").append(namespace).append('"');
        }
        text.append('>');
        content.run();
        text.append("</").append(name).append('>');
        return this;
    }

    /** A whole document with this root element, encoded; {@code namespace} may be null. */
    public static byte[] document(String root, String namespace, Consumer<Xml> content) {
        Xml xml = new Xml();
        xml.root(root, namespace, () -> content.accept(xml));
        return xml.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#xD;");
                default -> {
                    // XML 1.0 has no way to write the other control characters
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        text.append(c);
                    }
                }
            }
        }
    }
}
