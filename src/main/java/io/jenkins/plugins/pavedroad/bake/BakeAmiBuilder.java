package io.jenkins.plugins.pavedroad.bake;

import hudson.Extension;
import io.jenkins.plugins.pavedroad.operation.OperationBuilder;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadBuilderDescriptor;
import io.jenkins.plugins.pavedroad.parameter.PavedRoadStep;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code bakeAmi} as a build step of a freestyle job. */
public class BakeAmiBuilder extends OperationBuilder {
    private final BakeAmiStep step;

    @DataBoundConstructor
    public BakeAmiBuilder(BakeAmiStep step) {
        this.step = step;
    }

    public BakeAmiStep getStep() {
        return step;
    }

    @Override
    protected PavedRoadStep step() {
        return step;
    }

    /** In a Pipeline the step of this name is found first; the symbol is for Job DSL and the like. */
    @Extension
    @Symbol("bakeAmi")
    public static class DescriptorImpl extends PavedRoadBuilderDescriptor {
        @Override
        public String getDisplayName() {
            return "Bake packages into an image";
        }
    }
}
