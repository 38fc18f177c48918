package hudson.util;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest;

/** Describables by their descriptor, saved with their owner. */
public class DescribableList<T extends Describable<T>, D extends Descriptor<T>> extends PersistedList<T> {
    protected DescribableList() {}

    public DescribableList(Saveable owner) {
        super(owner);
    }

    public DescribableList(Saveable owner, Collection<? extends T> initialList) {
        super(initialList);
        setOwner(owner);
    }

    /** Puts {@code item} where another of its kind is, or adds it. */
    public void replace(T item) throws IOException {
        for (T t : data) {
            if (t.getClass() == item.getClass()) {
                data.remove(t);
            }
        }
        data.add(item);
        onModified();
    }

    public T getDynamic(String id) {
        for (T t : data) {
            if (t.getDescriptor().getId().equals(id)) {
                return t;
            }
        }
        return null;
    }

    public T get(D descriptor) {
        for (T t : data) {
            if (t.getDescriptor() == descriptor) {
                return t;
            }
        }
        return null;
    }

    public boolean contains(D d) {
        return get(d) != null;
    }

    public void remove(D descriptor) throws IOException {
        for (T t : data) {
            if (t.getDescriptor() == descriptor) {
                data.remove(t);
                onModified();
                return;
            }
        }
    }

    @SuppressWarnings("unchecked")
    public Map<D, T> toMap() {
        return (Map<D, T>) Descriptor.toMap(data);
    }

    /** Puts what a form's list of several kinds holds in place of all that is here. */
    @Deprecated
    public void rebuildHetero(
            StaplerRequest req, JSONObject formData, Collection<? extends Descriptor<T>> descriptors, String key)
            throws Descriptor.FormException, IOException {
        replaceBy(Descriptor.newInstancesFromHeteroList(req, formData, key, descriptors));
    }

    @Override
    public <U extends T> U get(Class<U> type) {
        return super.get(type);
    }
}
