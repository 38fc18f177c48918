package io.jenkins.plugins.pavedroad.deploy;

import hudson.Extension;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code redBlackDeployVerified}: as {@code redBlackDeploy}, with a block that checks the new group before traffic. */
public class RedBlackDeployVerifiedStep extends DeployStep {
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public RedBlackDeployVerifiedStep(String application, List<DeployRegion> regions) {
        super(application, regions);
    }

    @Override
    boolean verified() {
        return true;
    }

    @Extension
    public static class DescriptorImpl extends DeployStepDescriptor {
        @Override
        public String getFunctionName() {
            return "redBlackDeployVerified";
        }

        @Override
        public String getDisplayName() {
            return "Deploy an image red/black, checked before it takes traffic";
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
