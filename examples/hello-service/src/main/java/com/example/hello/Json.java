package com.example.hello;

/** As much JSON as the answers need. */
final class Json {
    private Json() {}

    /** An object of strings: name, value, name, value… in the order given. */
    static String object(String... namesAndValues) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            out.append(i == 0 ? "" : ",");
            quote(out, namesAndValues[i]);
            out.append(':');
            quote(out, namesAndValues[i + 1]);
        }
        return out.append('}').toString();
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
