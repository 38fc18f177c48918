package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.build.TestTotals.FailedTest;
import io.jenkins.plugins.pavedroad.parameter.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one message why a build failed. */
final class Verdict {
    private static final int FAILURES_NAMED = 10;

    private Verdict() {}

    /** @param tests those of this build; totals of zero when none ran */
    static String gradleFailed(int status, GradleOutput output, TestTotals tests) {
        StringBuilder message = new StringBuilder("Gradle failed");
        if (output.failedTasks().isEmpty()) {
            message.append(" with exit status ").append(status);
        } else {
            message.append(" in ").append(String.join(", ", output.failedTasks()));
        }
        message.append(".");
        output.whatWentWrong()
                .ifPresent(reason ->
                        message.append(" What went wrong: ").append(reason).append(reason.endsWith(".") ? "" : "."));
        if (tests.getFailed() > 0) {
            message.append(" ").append(failedTests(tests));
        }
        return message.toString();
    }

    static String failedTests(TestTotals tests) {
        List<FailedTest> named =
                tests.getFailures().stream().limit(FAILURES_NAMED).toList();
        int more = tests.getFailed() - named.size();
        return "Failed tests (" + tests.getFailed() + " of " + tests.getTotal() + "): "
                + named.stream().map(FailedTest::toString).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "") + ".";
    }

    /** @param stale files that match and that this build did not change */
    static String noPackage(List<String> patterns, int stale) {
        String where = String.join(", ", patterns);
        return stale == 0
                ? "Gradle made no package: nothing matches " + where
                        + ". Nebula's 'build' task alone makes none; 'tasks' needs buildDeb or buildRpm."
                : "Gradle made no new package: " + stale + " matching " + where
                        + " were there before and did not change. Put 'clean' first in 'tasks', or let the package's "
                        + "release carry the build number.";
    }

    static String notPushed(String tag) {
        return "Gradle says that it succeeded, but it could not push the tag " + tag
                + ": nobody else sees this release, and "
                + "the next one would take its version again. Let the agent push to the repository, then push the tag with "
                + "'git push origin " + tag + "', or remove it with 'git tag -d " + tag + "' and build again.";
    }

    /** A version that was inferred where git shows too little, by a build that did not ask for a release stage. */
    static String doubtfulVersion(String version) {
        return "Nebula inferred the version " + version
                + " from a checkout without tags or with history cut off, so it may "
                + "have begun again at 0.1.0: check out with tags and the whole history.";
    }

    /** @param millis what was allowed */
    static String timedOut(long millis) {
        return "Gradle was ended because it ran longer than the parameter 'timeout' allows ("
                + DurationText.format(Duration.ofMillis(millis)) + ").";
    }

    static String noTests(String pattern) {
        return "No test ran: nothing matches " + pattern + ", and 'failOnNoTests' is true.";
    }
}
