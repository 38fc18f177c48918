package io.jenkins.plugins.pavedroad.bake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A builder's log, as it comes over its console. The builder numbers the lines, so that none is told twice, whatever the
 * console looks like: it lags, it keeps the last 64 KB only, its end may be cut in the middle of a line. Pure.
 */
final class BuilderLog {
    /** systemd and cloud-init write a prefix of their own before each line. */
    private static final Pattern LINE = Pattern.compile("paved-road-bake\\|([0-9]{1,9})\\| ?(.*)$");

    private static final String HEADING = "== ";

    private static final Pattern CONTROL = Pattern.compile("\\u001B\\[[0-9;?]*[A-Za-z]|\\p{Cntrl}");

    /** Of what EC2 keeps (API reference, GetConsoleOutput: 64 KB); from here on the first line may be cut. */
    private static final int NEARLY_FULL = 60 << 10;

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LATE = Duration.ofSeconds(30);

    private BuilderLog() {}

    /**
     * How much was told.
     *
     * @param last number of the last line; 0 for none
     * @param looked when the console was last read; null for never
     * @param quiet how often in a row it had nothing new
     */
    record Told(int last, Instant looked, int quiet) {
        static final Told NOTHING = new Told(0, null, 0);

        /** Whether it is time for another look: soon while lines come, and later and later while none does. */
        boolean isDue(Instant now) {
            return looked == null || !now.isBefore(looked.plus(pause()));
        }

        private Duration pause() {
            Duration longer = SOON.multipliedBy(1L << Math.min(quiet, 4));
            return longer.compareTo(LATE) < 0 ? longer : LATE;
        }
    }

    /** @param lines what was not told before */
    record News(List<String> lines, Told told) {}

    /** What a console has that was not told yet. */
    static News since(Told before, String console, Instant now) {
        List<String> lines = new ArrayList<>();
        int last = before.last();
        for (Numbered line : numbered(console)) {
            if (line.number() <= last) {
                continue;
            }
            int missing = line.number() - last - 1;
            if (missing > 0) {
                lines.add("(" + missing + (missing == 1 ? " line" : " lines") + " left the console unread)");
            }
            lines.add(line.text());
            last = line.number();
        }
        return new News(lines, new Told(last, now, lines.isEmpty() ? before.quiet() + 1 : 0));
    }

    /** The last lines, told or not, of what the builder did last: it writes a heading before each. */
    static List<String> tail(String console, int most) {
        List<String> last = new ArrayList<>();
        for (Numbered line : numbered(console)) {
            if (line.text().startsWith(HEADING)) {
                last.clear();
            } else if (!line.text().isBlank()) {
                last.add(line.text());
            }
        }
        return last.subList(Math.max(0, last.size() - most), last.size());
    }

    /** A line without what terminals would do with it. */
    static String plain(String line) {
        return CONTROL.matcher(line).replaceAll("").stripTrailing();
    }

    private record Numbered(int number, String text) {}

    private static List<Numbered> numbered(String console) {
        int from = console.length() < NEARLY_FULL ? 0 : console.indexOf('\n') + 1;
        int to = console.lastIndexOf('\n') + 1;
        List<Numbered> lines = new ArrayList<>();
        for (String line : console.substring(Math.min(from, to), to).split("\n")) {
            Matcher matcher = LINE.matcher(plain(line));
            if (matcher.find()) {
                lines.add(new Numbered(Integer.parseInt(matcher.group(1)), matcher.group(2)));
            }
        }
        return lines;
    }
}
