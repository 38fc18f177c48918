package io.jenkins.plugins.pavedroad.parameter;

import hudson.Util;
import java.time.Duration;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that works in a cloud: the parameters that all of these have. */
public abstract class CloudStep extends PavedRoadStep {
    private static final long serialVersionUID = 1L;

    private String account;
    private String timeout;
    private boolean dryRun;

    /** Name of a configured account; null for the default one. */
    public String getAccount() {
        return account;
    }

    @DataBoundSetter
    public void setAccount(String account) {
        this.account = Util.fixEmptyAndTrim(account);
    }

    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(String timeout) {
        this.timeout = Util.fixEmptyAndTrim(timeout);
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** After which the operation turns around by itself; null for never. */
    public Duration timeLimit() {
        return timeout == null ? null : DurationText.parse("timeout", timeout);
    }
}
