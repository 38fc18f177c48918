package io.jenkins.plugins.pavedroad.build;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** How a build's unit tests went. */
public final class TestTotals implements Serializable {
    private static final long serialVersionUID = 1L;

    static final TestTotals NONE = new TestTotals(0, 0, 0, List.of());

    private final int total;
    private final int failed;
    private final int skipped;
    private final ArrayList<FailedTest> failures;

    TestTotals(int total, int failed, int skipped, List<FailedTest> failures) {
        this.total = total;
        this.failed = failed;
        this.skipped = skipped;
        this.failures = new ArrayList<>(failures);
    }

    /** Test cases in all, failed and skipped ones included. */
    public int getTotal() {
        return total;
    }

    /** Failures and errors. */
    public int getFailed() {
        return failed;
    }

    public int getSkipped() {
        return skipped;
    }

    /** The failed tests. */
    public List<FailedTest> getFailures() {
        return new ArrayList<>(failures);
    }

    TestTotals plus(TestTotals other) {
        List<FailedTest> both = new ArrayList<>(failures);
        both.addAll(other.failures);
        return new TestTotals(total + other.total, failed + other.failed, skipped + other.skipped, both);
    }

    @Override
    public String toString() {
        return total + " tests, " + failed + " failed, " + skipped + " skipped";
    }

    /** A test that failed. */
    public static final class FailedTest implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final String message;

        FailedTest(String name, String message) {
            this.name = name;
            this.message = message;
        }

        /** Class and method, such as {@code com.example.HelloTest.saysHello}. */
        public String getName() {
            return name;
        }

        /** The first line of what it said; may be empty. */
        public String getMessage() {
            return message;
        }

        @Override
        public String toString() {
            return message.isEmpty() ? name : name + " (" + message + ")";
        }
    }
}
