package jenkins.model;

import hudson.DescriptorExtensionList;
import hudson.model.Descriptor;

/** Its descriptor. */
public abstract class ArtifactManagerFactoryDescriptor extends Descriptor<ArtifactManagerFactory> {
    public ArtifactManagerFactoryDescriptor() {}

    public static DescriptorExtensionList<ArtifactManagerFactory, ArtifactManagerFactoryDescriptor> all() {
        return Jenkins.get().getDescriptorList(ArtifactManagerFactory.class);
    }
}
