package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.util.regex.Pattern;

/** A build's log as the page shows it: no terminal codes, Pipeline's own lines in the background. */
final class ConsoleText {
    /** Jenkins hides its console notes in a concealed run of text; everything else that begins with ESC is colour. */
    private static final Pattern CODES = Pattern.compile("\u001b\\[8m.*?\u001b\\[0m|\u001b\\[[0-9;?]*[ -/]*[@-~]");

    private ConsoleText() {}

    static String plain(String log) {
        return log.indexOf('\u001b') < 0 ? log : CODES.matcher(log).replaceAll("");
    }

    /** One {@code span} per line; the page's script goes on in the same way. */
    static void draw(Html html, String log) {
        String plain = plain(log);
        for (int start = 0; start < plain.length(); ) {
            int newline = plain.indexOf('\n', start);
            int end = newline < 0 ? plain.length() : newline + 1;
            String line = plain.substring(start, end);
            html.element("span", line, "class", line.startsWith("[Pipeline]") ? "pipeline" : null);
            start = end;
        }
    }
}
