package io.jenkins.plugins.pavedroad.bake;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a builder said of itself on its console.
 *
 * @param status exit status of what failed; 0 when all went well
 * @param what what failed; empty when all went well
 * @param log the last lines of the provisioning log, when something failed
 */
record ConsoleVerdict(int status, String what, List<String> log) {
    /** systemd and cloud-init write a prefix of their own before each line. */
    private static final Pattern LOG = Pattern.compile("paved-road-bake\\| (.*)$");

    private static final Pattern CONTROL = Pattern.compile("\\u001B\\[[0-9;?]*[A-Za-z]|\\p{Cntrl}");

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
                int status = Integer.parseInt(matcher.group(1));
                String what = matcher.group(2) == null ? "" : matcher.group(2);
                return Optional.of(new ConsoleVerdict(status, what, status == 0 ? List.of() : log(console)));
            }
        }
        return Optional.empty();
    }

    /** The last lines of a console that has no verdict. */
    static List<String> tail(String console, int lines) {
        List<String> all = lines(console);
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    private static List<String> log(String console) {
        return lines(console).stream()
                .map(LOG::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    private static List<String> lines(String console) {
        return console.lines()
                .map(line -> CONTROL.matcher(line).replaceAll("").stripTrailing())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
