package hudson.triggers;

import hudson.Extension;
import hudson.model.Cause;
import hudson.model.Item;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Starts a job when its source changed; the embedded Jenkins never looks. */
public class SCMTrigger extends Trigger<Item> {
    @DataBoundConstructor
    public SCMTrigger(String scmpoll_spec) {
        super(scmpoll_spec);
    }

    public String getScmpoll_spec() {
        return super.getSpec();
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) super.getDescriptor();
    }

    /** For jobs that have a source. */
    @Extension
    @Symbol({"pollSCM", "scm"})
    public static class DescriptorImpl extends TriggerDescriptor {
        public DescriptorImpl() {}

        @Override
        public boolean isApplicable(Item item) {
            return true;
        }

        @Override
        public String getDisplayName() {
            return "Poll SCM";
        }
    }

    /** The source changed. */
    public static class SCMTriggerCause extends Cause {
        public SCMTriggerCause() {}

        /** The embedded Jenkins does not keep the log of the look. */
        public SCMTriggerCause(String pollingLog) {}

        @Override
        public String getShortDescription() {
            return "Started by an SCM change";
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof SCMTriggerCause;
        }

        @Override
        public int hashCode() {
            return 3;
        }
    }
}
