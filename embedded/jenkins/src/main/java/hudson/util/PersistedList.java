package hudson.util;

import hudson.model.Saveable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** A list that saves its owner on every change. */
public class PersistedList<T> extends AbstractList<T> {
    protected final CopyOnWriteList<T> data = new CopyOnWriteList<>();
    protected Saveable owner = Saveable.NOOP;

    protected PersistedList() {}

    protected PersistedList(Collection<? extends T> initialList) {
        data.replaceBy(initialList);
    }

    public PersistedList(Saveable owner) {
        setOwner(owner);
    }

    public void setOwner(Saveable owner) {
        this.owner = owner;
    }

    @Override
    public boolean add(T item) {
        data.add(item);
        onModifiedUnchecked();
        return true;
    }

    @Override
    public boolean addAll(Collection<? extends T> items) {
        data.addAll(items);
        onModifiedUnchecked();
        return true;
    }

    public void replaceBy(Collection<? extends T> col) throws IOException {
        data.replaceBy(col);
        onModified();
    }

    @Override
    public T get(int index) {
        return data.get(index);
    }

    public <U extends T> U get(Class<U> type) {
        for (T t : data) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    public <U extends T> List<U> getAll(Class<U> type) {
        return hudson.Util.filter(data, type);
    }

    @Override
    public int size() {
        return data.size();
    }

    public void remove(Class<? extends T> type) throws IOException {
        for (T t : data) {
            if (t.getClass() == type) {
                data.remove(t);
                onModified();
                return;
            }
        }
    }

    public void replace(T from, T to) throws IOException {
        List<T> copy = new ArrayList<>(data.getView());
        copy.replaceAll(t -> t.equals(from) ? to : t);
        data.replaceBy(copy);
        onModified();
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean remove(Object o) {
        boolean removed = data.remove((T) o);
        if (removed) {
            onModifiedUnchecked();
        }
        return removed;
    }

    public void removeAll(Class<? extends T> type) throws IOException {
        List<T> rest = new ArrayList<>(data.getView());
        rest.removeIf(t -> t.getClass() == type);
        data.replaceBy(rest);
        onModified();
    }

    @Override
    public void clear() {
        data.clear();
    }

    @Override
    public Iterator<T> iterator() {
        return data.iterator();
    }

    protected void onModified() throws IOException {
        owner.save();
    }

    private void onModifiedUnchecked() {
        try {
            onModified();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<T> toList() {
        return data.getView();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return data.toArray(array);
    }

    public void addAllTo(Collection<? super T> dst) {
        data.addAllTo(dst);
    }

    @Override
    public boolean isEmpty() {
        return data.isEmpty();
    }

    @Override
    public boolean contains(Object item) {
        return data.contains(item);
    }

    @Override
    public String toString() {
        return toList().toString();
    }
}
