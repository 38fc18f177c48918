package jenkins.model;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;

/** Offers another place for artifacts. */
public abstract class ArtifactManagerFactory extends AbstractDescribableImpl<ArtifactManagerFactory>
        implements ExtensionPoint {
    public ArtifactManagerFactory() {}

    public abstract ArtifactManager managerFor(Run<?, ?> build);

    @Override
    public ArtifactManagerFactoryDescriptor getDescriptor() {
        return (ArtifactManagerFactoryDescriptor) super.getDescriptor();
    }
}
