package hudson.tasks;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import jenkins.model.BuildDiscarder;
import jenkins.model.BuildDiscarderDescriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Keeps so many builds, or so many days of them; -1 is no limit. */
public class LogRotator extends BuildDiscarder {
    private final int daysToKeep;
    private final int numToKeep;
    private final Integer artifactDaysToKeep;
    private final Integer artifactNumToKeep;

    @DataBoundConstructor
    public LogRotator(
            String daysToKeepStr, String numToKeepStr, String artifactDaysToKeepStr, String artifactNumToKeepStr) {
        this(parse(daysToKeepStr), parse(numToKeepStr), parse(artifactDaysToKeepStr), parse(artifactNumToKeepStr));
    }

    public LogRotator(int daysToKeep, int numToKeep, int artifactDaysToKeep, int artifactNumToKeep) {
        this.daysToKeep = daysToKeep;
        this.numToKeep = numToKeep;
        this.artifactDaysToKeep = artifactDaysToKeep;
        this.artifactNumToKeep = artifactNumToKeep;
    }

    private static int parse(String text) {
        try {
            return text == null || text.isBlank() ? -1 : Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public void perform(Job<?, ?> job) throws IOException, InterruptedException {
        Run<?, ?> lastGood = job.getLastSuccessfulBuild();
        long oldest = System.currentTimeMillis()
                - Duration.ofDays(Math.max(daysToKeep, 0)).toMillis();
        int position = 0;
        for (Run<?, ?> build : new ArrayList<>(job.getBuilds())) {
            position++;
            boolean tooMany = numToKeep != -1 && position > numToKeep;
            boolean tooOld = daysToKeep != -1 && build.getTimeInMillis() < oldest;
            if ((tooMany || tooOld) && !build.isBuilding() && !build.isKeepLog() && build != lastGood) {
                build.delete();
            }
        }
    }

    public int getDaysToKeep() {
        return daysToKeep;
    }

    public int getNumToKeep() {
        return numToKeep;
    }

    public int getArtifactDaysToKeep() {
        return artifactDaysToKeep == null ? -1 : artifactDaysToKeep;
    }

    public int getArtifactNumToKeep() {
        return artifactNumToKeep == null ? -1 : artifactNumToKeep;
    }

    private static String text(int number) {
        return number == -1 ? "" : String.valueOf(number);
    }

    public String getDaysToKeepStr() {
        return text(daysToKeep);
    }

    public String getNumToKeepStr() {
        return text(numToKeep);
    }

    public String getArtifactDaysToKeepStr() {
        return text(getArtifactDaysToKeep());
    }

    public String getArtifactNumToKeepStr() {
        return text(getArtifactNumToKeep());
    }

    /** Descriptor. */
    @Extension
    @Symbol("logRotator")
    public static final class LRDescriptor extends BuildDiscarderDescriptor {
        public LRDescriptor() {}

        @Override
        public String getDisplayName() {
            return "Log Rotation";
        }
    }
}
