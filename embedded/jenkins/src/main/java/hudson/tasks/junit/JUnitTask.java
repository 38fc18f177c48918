package hudson.tasks.junit;

import java.util.List;

/** What a step or build step that reads JUnit reports was told. Approximation: no test data publishers, no stdio. */
public interface JUnitTask {
    String getTestResults();

    double getHealthScaleFactor();

    List<?> getTestDataPublishers();

    String getStdioRetention();

    boolean isKeepLongStdio();

    boolean isKeepProperties();

    boolean isKeepTestNames();

    boolean isAllowEmptyResults();

    boolean isSkipPublishingChecks();

    String getChecksName();

    boolean isSkipOldReports();
}
