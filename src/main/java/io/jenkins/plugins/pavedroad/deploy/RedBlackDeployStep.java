package io.jenkins.plugins.pavedroad.deploy;

import hudson.Extension;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code redBlackDeploy}: a new server group beside the old one, traffic moved once it is healthy. */
public class RedBlackDeployStep extends DeployStep {
    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public RedBlackDeployStep(String application, List<DeployRegion> regions) {
        super(application, regions);
    }

    @Override
    boolean verified() {
        return false;
    }

    @Extension
    public static class DescriptorImpl extends DeployStepDescriptor {
        @Override
        public String getFunctionName() {
            return "redBlackDeploy";
        }

        @Override
        public String getDisplayName() {
            return "Deploy an image red/black";
        }
    }
}
