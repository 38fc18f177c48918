package hudson.util;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** A list that is copied on every change; iteration sees a snapshot. */
public class CopyOnWriteList<E> implements Iterable<E> {
    private volatile List<E> core;

    public CopyOnWriteList(List<E> core) {
        this.core = new ArrayList<>(core);
    }

    public CopyOnWriteList() {
        this.core = List.of();
    }

    public synchronized void add(E e) {
        List<E> copy = new ArrayList<>(core);
        copy.add(e);
        core = copy;
    }

    public synchronized void addAll(Collection<? extends E> items) {
        List<E> copy = new ArrayList<>(core);
        copy.addAll(items);
        core = copy;
    }

    public synchronized boolean remove(E e) {
        List<E> copy = new ArrayList<>(core);
        boolean removed = copy.remove(e);
        core = copy;
        return removed;
    }

    @Override
    public Iterator<E> iterator() {
        Iterator<E> snapshot = core.iterator();
        return new Iterator<>() {
            private E last;

            @Override
            public boolean hasNext() {
                return snapshot.hasNext();
            }

            @Override
            public E next() {
                last = snapshot.next();
                return last;
            }

            @Override
            public void remove() {
                CopyOnWriteList.this.remove(last);
            }
        };
    }

    public void replaceBy(CopyOnWriteList<? extends E> that) {
        core = new ArrayList<>(that.core);
    }

    public void replaceBy(Collection<? extends E> that) {
        core = new ArrayList<>(that);
    }

    public void replaceBy(E... that) {
        replaceBy(Arrays.asList(that));
    }

    public void clear() {
        core = List.of();
    }

    public <T> T[] toArray(T[] array) {
        return core.toArray(array);
    }

    public List<E> getView() {
        return Collections.unmodifiableList(core);
    }

    public void addAllTo(Collection<? super E> dst) {
        dst.addAll(core);
    }

    public E get(int index) {
        return core.get(index);
    }

    public boolean isEmpty() {
        return core.isEmpty();
    }

    public int size() {
        return core.size();
    }

    public boolean contains(Object item) {
        return core.contains(item);
    }

    @Override
    public String toString() {
        return core.toString();
    }
}
