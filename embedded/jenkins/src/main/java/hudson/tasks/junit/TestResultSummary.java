package hudson.tasks.junit;

import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** How many tests did what. */
public class TestResultSummary implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int failCount;
    private final int skipCount;
    private final int passCount;
    private final int totalCount;

    @Deprecated
    public TestResultSummary() {
        this(0, 0, 0, 0);
    }

    public TestResultSummary(int failCount, int skipCount, int passCount, int totalCount) {
        this.failCount = failCount;
        this.skipCount = skipCount;
        this.passCount = passCount;
        this.totalCount = totalCount;
    }

    @Whitelisted
    public int getFailCount() {
        return failCount;
    }

    @Whitelisted
    public int getSkipCount() {
        return skipCount;
    }

    @Whitelisted
    public int getPassCount() {
        return passCount;
    }

    @Whitelisted
    public int getTotalCount() {
        return totalCount;
    }
}
