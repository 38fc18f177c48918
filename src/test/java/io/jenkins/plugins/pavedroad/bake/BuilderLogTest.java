package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public class BuilderLogTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final int FULL = 64 << 10;

    @Test
    public void noLineIsToldTwiceAndNoneIsLost() {
        record Row(String why, List<String> consoles, List<String> told) {}
        String boot = "[    0.1] Linux version 6.1\n";
        for (Row row : List.of(
                new Row("nothing yet", List.of("", boot), List.of()),
                new Row("it grows", List.of(boot + lines(1, 2), boot + lines(1, 4)), List.of("1", "2", "3", "4")),
                new Row("it stays", List.of(lines(1, 2), lines(1, 2)), List.of("1", "2")),
                new Row("it lags", List.of(lines(1, 3), lines(1, 2), lines(1, 4)), List.of("1", "2", "3", "4")),
                new Row("its front is gone", List.of(lines(1, 3), lines(3, 5)), List.of("1", "2", "3", "4", "5")),
                new Row("it is empty for a while", List.of(lines(1, 2), "", lines(1, 3)), List.of("1", "2", "3")),
                new Row("it begins anew", List.of(lines(1, 3), boot + lines(1, 1)), List.of("1", "2", "3")),
                new Row(
                        "its end is cut",
                        List.of(
                                lines(1, 1) + "paved-road-bake|2| line tw",
                                lines(1, 1) + "paved-road-bake|2| line two\n"),
                        List.of("1", "line two")),
                new Row(
                        "more came than it holds",
                        List.of(lines(1, 2), lines(6, 7)),
                        List.of("1", "2", "(3 lines left the console unread)", "6", "7")),
                new Row(
                        "others write to it",
                        List.of("[ 12.3] cloud-init[99]: paved-road-bake|1| \u001B[31mred\u001B[0m\r\n[ OK ] up\n"),
                        List.of("red")),
                new Row(
                        "a line quotes a line",
                        List.of("paved-road-bake|1| paved-road-bake|900| x\n", lines(1, 2)),
                        List.of("paved-road-bake|900| x", "2")))) {
            assertEquals(row.why, row.told, told(row.consoles));
        }
    }

    @Test
    public void theFirstLineOfAFullConsoleIsNotTrusted() {
        String cut = "9| paved-road-bake|900| x\n";
        String rest = lines(10, 4000);
        String console = cut + rest;
        assertTrue(console.length() > FULL);
        List<String> told = told(List.of(lines(1, 9), console));
        assertEquals(4000, told.size());
        assertEquals("4000", told.get(3999));
    }

    @Test
    public void itIsLookedAtLessWhileNothingComes() {
        BuilderLog.Told told = BuilderLog.Told.NOTHING;
        assertTrue(told.isDue(NOON));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            told = BuilderLog.since(told, i == 0 ? lines(1, 1) : "", NOON).told();
            BuilderLog.Told asked = told;
            pauses.add(IntStream.iterate(1, second -> second + 1)
                    .filter(second -> asked.isDue(NOON.plusSeconds(second)))
                    .asLongStream()
                    .findFirst()
                    .orElseThrow());
        }
        assertEquals(List.of(3L, 6L, 12L, 24L, 30L, 30L), pauses);
        assertFalse(told.isDue(NOON.plus(Duration.ofSeconds(29))));
    }

    @Test
    public void theTailIsOfWhatTheBuilderDidLast() {
        String console =
                "noise\npaved-road-bake|0| of another\npaved-road-bake|1| == installs x\npaved-road-bake|2| E: a\npaved-road-bake|3| \n"
                        + "paved-road-bake|4| E: b\npaved-road-bake tok failed 100 x\n";
        assertEquals(List.of("E: a", "E: b"), BuilderLog.tail(console, 50));
        assertEquals(List.of("E: b"), BuilderLog.tail(console, 1));
    }

    private static List<String> told(List<String> consoles) {
        List<String> all = new ArrayList<>();
        BuilderLog.Told told = BuilderLog.Told.NOTHING;
        for (String console : consoles) {
            BuilderLog.News news = BuilderLog.since(told, console, NOON);
            all.addAll(news.lines());
            told = news.told();
        }
        return all;
    }

    private static String lines(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> "paved-road-bake|" + number + "| " + number + "\n")
                .collect(Collectors.joining());
    }
}
