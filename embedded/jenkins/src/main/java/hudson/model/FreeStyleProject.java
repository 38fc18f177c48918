package hudson.model;

import hudson.Extension;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;

/** The classic job. */
public class FreeStyleProject extends Project<FreeStyleProject, FreeStyleBuild> implements TopLevelItem {
    public FreeStyleProject(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    protected Class<FreeStyleBuild> getBuildClass() {
        return FreeStyleBuild.class;
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    /** Descriptor. */
    @Extension(ordinal = 1000)
    @Symbol({"freeStyle", "freeStyleJob"})
    public static class DescriptorImpl extends AbstractProject.AbstractProjectDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return "Freestyle project";
        }

        @Override
        public FreeStyleProject newInstance(ItemGroup parent, String name) {
            return new FreeStyleProject(parent, name);
        }
    }
}
