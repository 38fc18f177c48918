package hudson;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** The descriptors of one kind of describable. */
public class DescriptorExtensionList<T extends Describable<T>, D extends Descriptor<T>> extends ExtensionList<D> {
    private final Class<T> describableType;

    @SuppressWarnings({"unchecked", "rawtypes"})
    protected DescriptorExtensionList(Jenkins jenkins, Class<T> describableType) {
        super(jenkins, (Class) Descriptor.class);
        this.describableType = describableType;
    }

    public static <T extends Describable<T>, D extends Descriptor<T>>
            DescriptorExtensionList<T, D> createDescriptorList(Jenkins jenkins, Class<T> describableType) {
        return new DescriptorExtensionList<>(jenkins, describableType);
    }

    public D find(String id) {
        for (D descriptor : this) {
            if (descriptor.getId().equals(id)) {
                return descriptor;
            }
        }
        return null;
    }

    public D find(Class<? extends T> type) {
        for (D descriptor : this) {
            if (descriptor.clazz == type) {
                return descriptor;
            }
        }
        return null;
    }

    public D findByName(String id) {
        return find(id);
    }

    @Override
    public boolean add(D d) {
        return super.add(d);
    }

    @Override
    public boolean remove(Object o) {
        return super.remove(o);
    }

    @Override
    protected Object getLoadLock() {
        return super.getLoadLock();
    }

    /** Those whose type argument is exactly this describable, as in Jenkins. */
    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    protected List<ExtensionComponent<D>> load() {
        List<ExtensionComponent<D>> found = new ArrayList<>();
        for (ExtensionComponent<Descriptor> component :
                jenkins.getExtensionList(Descriptor.class).getComponents()) {
            if (component.getInstance().getT() == describableType) {
                found.add((ExtensionComponent) component);
            }
        }
        return found;
    }
}
