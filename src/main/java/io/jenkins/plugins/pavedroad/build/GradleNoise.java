package io.jenkins.plugins.pavedroad.build;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/** What Gradle says about itself and not about the build: its daemon, and the news of its version. */
final class GradleNoise implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final List<Pattern> LINES = List.of(
            Pattern.compile("Starting a Gradle Daemon.*"),
            Pattern.compile("Daemon will be stopped at the end of the build.*"),
            Pattern.compile("To honour the JVM settings for this build a .*"),
            Pattern.compile("(?:OpenJDK|Java HotSpot\\(TM\\)) .*VM \\(.*"),
            Pattern.compile("(?:OpenJDK|Java\\(TM\\) SE) Runtime Environment .*"),
            Pattern.compile("openjdk version \".*"));
    private static final String NEWS = "Welcome to Gradle ";
    private static final String END_OF_NEWS = "For more details see https://docs.gradle.org";

    private static final int LONGEST_NEWS = 30;

    private int newsLeft;

    /** Whether the line is to be left out; to be asked about every line, in their order. */
    boolean has(String line) {
        String text = line.strip();
        if (newsLeft > 0) {
            newsLeft = text.startsWith(END_OF_NEWS) ? 0 : newsLeft - 1;
            return true;
        }
        newsLeft = text.startsWith(NEWS) ? LONGEST_NEWS : 0;
        return newsLeft > 0
                || LINES.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
}
