package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Start line and header fields of one message, as RFC 9112 has them. */
final class Head {
    /** Application load balancers take 64 KB of request header fields in all. */
    static final int LONGEST = 64 << 10;

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "upgrade");

    private record Field(String name, String value) {}

    private final String startLine;
    private final List<Field> fields = new ArrayList<>();

    private Head(String startLine) {
        this.startLine = startLine;
    }

    /** Takes a head from the front of the buffer; null, with the buffer as it was, when it is not complete yet. */
    static Head take(ByteBuffer data) throws BadMessage {
        int end = end(data);
        if (end < 0) {
            return null;
        }
        byte[] bytes = new byte[end - data.position()];
        data.get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1).stripLeading();
        String[] lines = text.split("\r\n");
        Head head = new Head(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0 || !isToken(lines[i].substring(0, colon)) || hasControls(lines[i])) {
                throw new BadMessage("'" + lines[i] + "' is not a header field");
            }
            head.add(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        return head;
    }

    private static int end(ByteBuffer data) throws BadMessage {
        for (int i = data.position() + 3; i < data.limit(); i++) {
            if (data.get(i) == '\n' && data.get(i - 1) == '\r' && data.get(i - 2) == '\n' && data.get(i - 3) == '\r') {
                return i + 1;
            }
        }
        if (data.remaining() >= LONGEST) {
            throw new BadMessage("header fields are longer than 64 KB");
        }
        return -1;
    }

    private static boolean hasControls(String line) {
        return line.chars().anyMatch(c -> c < ' ' && c != '\t');
    }

    private static boolean isToken(String name) {
        return name.chars().allMatch(c -> c > ' ' && c < 127 && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0);
    }

    String startLine() {
        return startLine;
    }

    /** The n-th word of the start line, from 0; the empty string when there are fewer. */
    String word(int number) {
        String[] words = startLine.split(" ", 3);
        return number < words.length ? words[number] : "";
    }

    List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.name.equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** Whether a field with a comma-separated list has the element. */
    boolean lists(String name, String element) {
        return values(name).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(value -> value.strip().equalsIgnoreCase(element));
    }

    Head add(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    Head remove(String name) {
        fields.removeIf(field -> field.name.equalsIgnoreCase(name));
        return this;
    }

    /** Drops the fields that are about the connection it came over. */
    Head withoutHopByHop() {
        List<String> named = values("Connection").stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .toList();
        fields.removeIf(field -> {
            String name = field.name.toLowerCase(Locale.ROOT);
            return HOP_BY_HOP.contains(name) || named.contains(name);
        });
        return this;
    }

    byte[] encode() {
        StringBuilder text = new StringBuilder(512).append(startLine).append("\r\n");
        for (Field field : fields) {
            text.append(field.name).append(": ").append(field.value).append("\r\n");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
