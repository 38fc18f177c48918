package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML. Text and attribute values are escaped here and nowhere else; names of elements and attributes come from
 * the code alone. Not thread-safe.
 */
public final class Html {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element. Attributes are names and values in turn; a null value leaves its attribute out. */
    public Html open(String element, Object... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element opened last. */
    public Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that has no end tag, such as {@code input}. */
    public Html empty(String element, Object... attributes) {
        return start(element, attributes);
    }

    /** An element with nothing but text in it. */
    public Html element(String element, Object text, Object... attributes) {
        return open(element, attributes).text(text).close();
    }

    public Html link(String href, Object text, Object... attributes) {
        Object[] all = new Object[attributes.length + 2];
        all[0] = "href";
        all[1] = href;
        System.arraycopy(attributes, 0, all, 2, attributes.length);
        return element("a", text, all);
    }

    /** A button that changes something: always a POST, with the crumb. */
    public Html button(String action, String label, String style, String crumb) {
        return open("form", "method", "post", "action", action)
                .empty("input", "type", "hidden", "name", Crumbs.FIELD, "value", crumb)
                .element("button", label, "type", "submit", "class", style)
                .close();
    }

    public Html text(Object text) {
        escape(String.valueOf(text), out);
        return this;
    }

    /** Adds what another {@code Html} has written. */
    public Html add(Html other) {
        out.append(other);
        return this;
    }

    /** Adds markup that was escaped elsewhere: the output of a Jelly view. */
    public Html markup(String trusted) {
        out.append(trusted);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private Html start(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1].toString(), out);
                out.append('"');
            }
        }
        out.append('>');
        return this;
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
