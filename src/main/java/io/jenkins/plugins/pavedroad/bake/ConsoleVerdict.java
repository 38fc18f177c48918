package io.jenkins.plugins.pavedroad.bake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a builder said of itself on its console when it had done.
 *
 * @param status exit status of what failed; 0 when all went well
 * @param what what failed; empty when all went well
 */
record ConsoleVerdict(int status, String what) {
    boolean ok() {
        return status == 0;
    }

    /** The verdict with this token, once it is there. */
    static Optional<ConsoleVerdict> read(String console, String token) {
        Pattern verdict =
                Pattern.compile("paved-road-bake " + Pattern.quote(token) + " (?:ok|failed) ([0-9]{1,3})(?: (.*))?$");
        for (String line : lines(console)) {
            Matcher matcher = verdict.matcher(line);
            if (matcher.find()) {
                String what = matcher.group(2) == null ? "" : matcher.group(2);
                return Optional.of(new ConsoleVerdict(Integer.parseInt(matcher.group(1)), what));
            }
        }
        return Optional.empty();
    }

    /** The last lines of a console that has no verdict. */
    static List<String> tail(String console, int lines) {
        List<String> all = lines(console);
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    private static List<String> lines(String console) {
        return console.lines()
                .map(BuilderLog::plain)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
