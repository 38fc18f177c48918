package hudson.model;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jvnet.tiger_types.Types;

/** Descriptor of a job property. */
public abstract class JobPropertyDescriptor extends Descriptor<JobProperty<?>> {
    protected JobPropertyDescriptor(Class<? extends JobProperty<?>> clazz) {
        super(clazz);
    }

    protected JobPropertyDescriptor() {}

    /** By the type argument of the property, as Jenkins does when it is not overridden. */
    public boolean isApplicable(Class<? extends Job> jobType) {
        Type base = Types.getBaseClass(clazz, JobProperty.class);
        if (base instanceof ParameterizedType) {
            return Types.erasure(Types.getTypeArgument(base, 0)).isAssignableFrom(jobType);
        }
        throw new AssertionError(clazz + " needs isApplicable(Class) or a type argument for JobProperty");
    }

    public static List<JobPropertyDescriptor> getPropertyDescriptors(Class<? extends Job> clazz) {
        return all().stream().filter(d -> d.isApplicable(clazz)).collect(Collectors.toList());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static Collection<JobPropertyDescriptor> all() {
        return (Collection) Jenkins.get().getDescriptorList(JobProperty.class);
    }
}
