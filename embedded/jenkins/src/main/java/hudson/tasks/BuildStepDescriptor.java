package hudson.tasks;

import hudson.model.AbstractProject;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.List;

/** Descriptor of a step. */
public abstract class BuildStepDescriptor<T extends BuildStep & Describable<T>> extends Descriptor<T> {
    protected BuildStepDescriptor(Class<? extends T> clazz) {
        super(clazz);
    }

    protected BuildStepDescriptor() {}

    public abstract boolean isApplicable(Class<? extends AbstractProject> jobType);

    public static <T extends BuildStep & Describable<T>> List<Descriptor<T>> filter(
            List<Descriptor<T>> base, Class<? extends AbstractProject> type) {
        List<Descriptor<T>> applicable = new ArrayList<>();
        for (Descriptor<T> descriptor : base) {
            if (!(descriptor instanceof BuildStepDescriptor<T> step) || step.isApplicable(type)) {
                applicable.add(descriptor);
            }
        }
        return applicable;
    }
}
