package hudson.tools;

import hudson.model.Descriptor;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.tools.ToolConfigurationCategory;
import org.jvnet.tiger_types.Types;

/**
 * A kind of tool with its installations, in the descriptor's own file: a kind calls {@link #load} when it is made and
 * {@link #save} when they change. Approximation: there is no page for them, they are set by code or in that file.
 */
public abstract class ToolDescriptor<T extends ToolInstallation> extends Descriptor<ToolInstallation> {
    private T[] installations;

    protected ToolDescriptor() {}

    protected ToolDescriptor(Class<T> clazz) {
        super(clazz);
    }

    @SuppressWarnings("unchecked")
    public T[] getInstallations() {
        if (installations != null) {
            return installations.clone();
        }
        Type base = Types.getBaseClass(getClass(), ToolDescriptor.class);
        Class<?> type = base instanceof ParameterizedType
                ? Types.erasure(Types.getTypeArgument(base, 0))
                : ToolInstallation.class;
        return (T[]) Array.newInstance(type, 0);
    }

    @SuppressWarnings("unchecked")
    public void setInstallations(T... installations) {
        this.installations = installations.clone();
    }

    public List<ToolPropertyDescriptor> getPropertyDescriptors() {
        return PropertyDescriptor.for_(ToolProperty.all(), clazz);
    }

    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(ToolConfigurationCategory.class);
    }
}
