package hudson.tools;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jvnet.tiger_types.Types;

/** Descriptor of a property of something. */
public abstract class PropertyDescriptor<P extends Describable<P>, T> extends Descriptor<P> {
    protected PropertyDescriptor(Class<? extends P> clazz) {
        super(clazz);
    }

    protected PropertyDescriptor() {}

    /** Whether the property's own type argument takes in such a target. */
    public boolean isApplicable(Class<? extends T> targetType) {
        Type base = Types.getBaseClass(clazz, getT());
        if (!(base instanceof ParameterizedType)) {
            throw new IllegalStateException(clazz + " extends " + getT() + " without a type argument");
        }
        return Types.erasure(Types.getTypeArgument(base, 0)).isAssignableFrom(targetType);
    }

    public static <D extends PropertyDescriptor<?, T>, T> List<D> for_(List<D> all, Class<? extends T> target) {
        List<D> applicable = new ArrayList<>(all);
        applicable.removeIf(descriptor -> !descriptor.isApplicable(target));
        return applicable;
    }

    @SuppressWarnings("unchecked")
    public static <D extends PropertyDescriptor<?, T>, T> List<D> for_(List<D> all, T target) {
        return for_(all, (Class<? extends T>) target.getClass());
    }
}
