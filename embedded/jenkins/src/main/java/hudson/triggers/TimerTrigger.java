package hudson.triggers;

import hudson.Extension;
import hudson.model.BuildableItem;
import hudson.model.Cause;
import hudson.model.Item;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Starts a job at set times; the embedded Jenkins has no clock for it and does not read the times. */
public class TimerTrigger extends Trigger<BuildableItem> {
    @DataBoundConstructor
    public TimerTrigger(String spec) {
        super(spec);
    }

    @Override
    public void run() {
        if (job != null) {
            job.scheduleBuild(0, new TimerTriggerCause());
        }
    }

    /** For every job. */
    @Extension
    @Symbol("cron")
    public static class DescriptorImpl extends TriggerDescriptor {
        public DescriptorImpl() {}

        @Override
        public boolean isApplicable(Item item) {
            return item instanceof BuildableItem;
        }

        @Override
        public String getDisplayName() {
            return "Build periodically";
        }
    }

    /** It was time. */
    public static class TimerTriggerCause extends Cause {
        public TimerTriggerCause() {}

        @Override
        public String getShortDescription() {
            return "Started by timer";
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof TimerTriggerCause;
        }

        @Override
        public int hashCode() {
            return 5;
        }
    }
}
