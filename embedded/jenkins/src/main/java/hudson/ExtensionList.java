package hudson;

import io.jenkins.plugins.pavedroad.embedded.jenkins.HostAccess;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import jenkins.util.io.OnMaster;

/** All extensions of one type, the highest ordinal first. Thread-safe; iteration sees a snapshot. */
public class ExtensionList<T> extends AbstractList<T> implements OnMaster {
    public final Jenkins jenkins;
    public final Class<T> extensionType;
    private final CopyOnWriteArrayList<ExtensionListListener> listeners = new CopyOnWriteArrayList<>();
    private final List<ExtensionComponent<T>> added = new ArrayList<>();
    private volatile List<ExtensionComponent<T>> extensions;

    protected ExtensionList(Jenkins jenkins, Class<T> extensionType) {
        this.jenkins = jenkins;
        this.extensionType = extensionType;
    }

    public void addListener(ExtensionListListener listener) {
        listeners.add(listener);
    }

    /** The one whose class is exactly {@code type}, or null. */
    public <U extends T> U get(Class<U> type) {
        for (T extension : this) {
            if (extension.getClass() == type) {
                return type.cast(extension);
            }
        }
        return null;
    }

    public <U extends T> U getInstance(Class<U> type) {
        U instance = get(type);
        if (instance == null) {
            throw new IllegalStateException(type.getName() + " is not registered as an extension");
        }
        return instance;
    }

    @Override
    public Iterator<T> iterator() {
        Iterator<ExtensionComponent<T>> components = ensureLoaded().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return components.hasNext();
            }

            @Override
            public T next() {
                return components.next().getInstance();
            }
        };
    }

    public List<ExtensionComponent<T>> getComponents() {
        return Collections.unmodifiableList(ensureLoaded());
    }

    @Override
    public T get(int index) {
        return ensureLoaded().get(index).getInstance();
    }

    @Override
    public int size() {
        return ensureLoaded().size();
    }

    public List<T> reverseView() {
        List<T> reversed = new ArrayList<>(this);
        Collections.reverse(reversed);
        return reversed;
    }

    @Override
    public boolean remove(Object o) {
        boolean removed;
        synchronized (getLoadLock()) {
            added.removeIf(c -> c.getInstance().equals(o));
            List<ExtensionComponent<T>> rest = new ArrayList<>(ensureLoaded());
            removed = rest.removeIf(c -> c.getInstance().equals(o));
            extensions = rest;
        }
        if (removed) {
            listeners.forEach(ExtensionListListener::onChange);
        }
        return removed;
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        boolean removed = false;
        for (Object o : c) {
            removed |= remove(o);
        }
        return removed;
    }

    @Override
    public final T remove(int index) {
        T extension = get(index);
        remove(extension);
        return extension;
    }

    @Override
    public boolean add(T t) {
        synchronized (getLoadLock()) {
            ExtensionComponent<T> component = new ExtensionComponent<>(t);
            added.add(component);
            List<ExtensionComponent<T>> all = new ArrayList<>(ensureLoaded());
            if (!all.contains(component)) {
                all.add(component);
            }
            extensions = sort(all);
        }
        listeners.forEach(ExtensionListListener::onChange);
        return true;
    }

    @Override
    public void add(int index, T t) {
        add(t);
    }

    public T getDynamic(String className) {
        for (T extension : this) {
            if (extension.getClass().getName().equals(className)) {
                return extension;
            }
        }
        return null;
    }

    private List<ExtensionComponent<T>> ensureLoaded() {
        List<ExtensionComponent<T>> loaded = extensions;
        if (loaded != null) {
            return loaded;
        }
        synchronized (getLoadLock()) {
            if (extensions == null) {
                List<ExtensionComponent<T>> all = new ArrayList<>(load());
                all.addAll(added);
                extensions = sort(all);
            }
            return extensions;
        }
    }

    protected Object getLoadLock() {
        return HostAccess.get().extensionLock(jenkins);
    }

    protected List<ExtensionComponent<T>> load() {
        return ExtensionComponents.of(jenkins).find(extensionType);
    }

    protected List<ExtensionComponent<T>> sort(List<ExtensionComponent<T>> r) {
        List<ExtensionComponent<T>> sorted = new ArrayList<>(r);
        Collections.sort(sorted);
        return sorted;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <T> ExtensionList<T> create(Jenkins jenkins, Class<T> type) {
        return new ExtensionList<>(jenkins, type);
    }

    public static <T> ExtensionList<T> lookup(Class<T> type) {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null ? create((Jenkins) null, type).empty() : jenkins.getExtensionList(type);
    }

    private ExtensionList<T> empty() {
        extensions = List.of();
        return this;
    }

    public static <U> U lookupSingleton(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.size() != 1) {
            throw new IllegalStateException("Expected 1 instance of " + type.getName() + " but got " + all.size());
        }
        return all.get(0);
    }

    public static <U> U lookupFirst(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.isEmpty()) {
            throw new IllegalStateException("Found no instances of " + type.getName() + " registered");
        }
        return all.get(0);
    }
}
