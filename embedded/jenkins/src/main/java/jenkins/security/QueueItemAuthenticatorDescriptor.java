package jenkins.security;

import hudson.DescriptorExtensionList;
import hudson.model.Descriptor;
import jenkins.model.Jenkins;

/** A way to decide as whom builds run. */
public abstract class QueueItemAuthenticatorDescriptor extends Descriptor<QueueItemAuthenticator> {
    public QueueItemAuthenticatorDescriptor() {}

    public static DescriptorExtensionList<QueueItemAuthenticator, QueueItemAuthenticatorDescriptor> all() {
        return Jenkins.get().getDescriptorList(QueueItemAuthenticator.class);
    }
}
