package org.jenkinsci.plugins.workflow.cps.persistence;

import com.cloudbees.groovy.cps.impl.Caller;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;

/**
 * A Groovy category: while a program runs, collections hand out iterators and views that can be saved with it, since a
 * loop may hold a step.
 */
public class IteratorHack {

    private IteratorHack() {}

    public static <E> Iterator<E> iterator(List<E> list) {
        return new Position<>(list, 0);
    }

    public static <E> Iterator<E> iterator(Set<E> set) {
        return new Position<>(new ArrayList<>(set), 0);
    }

    public static <E> Iterator<E> iterator(E[] array) {
        return new Position<>(Arrays.asList(array), 0);
    }

    public static <E> Iterator<E> iterator(Deque<E> deque) {
        return new Position<>(new ArrayList<>(deque), 0);
    }

    public static <E> ListIterator<E> listIterator(List<E> list) {
        return fromProgram(list, "listIterator") ? new Position<>(list, 0) : list.listIterator();
    }

    public static <E> ListIterator<E> listIterator(List<E> list, int idx) {
        boolean fromProgram = Caller.isAsynchronous(list, "listIterator", idx)
                || Caller.isAsynchronous(IteratorHack.class, "listIterator", list, idx);
        return fromProgram ? new Position<>(list, idx) : list.listIterator(idx);
    }

    public static <K, V> Set<Map.Entry<K, V>> entrySet(Map<K, V> map) {
        if (!fromProgram(map, "entrySet")) {
            return map.entrySet();
        }
        Set<Map.Entry<K, V>> copy = new LinkedHashSet<>();
        map.entrySet().forEach(entry -> copy.add(new AbstractMap.SimpleImmutableEntry<>(entry)));
        return copy;
    }

    public static <K, V> Set<Map.Entry<K, V>> entrySet(SortedMap<K, V> map) {
        return entrySet((Map<K, V>) map);
    }

    public static <K> Set<K> keySet(Map<K, ?> map) {
        return fromProgram(map, "keySet") ? new LinkedHashSet<>(map.keySet()) : map.keySet();
    }

    public static <K> Set<K> keySet(SortedMap<K, ?> map) {
        return keySet((Map<K, ?>) map);
    }

    public static <V> Collection<V> values(Map<?, V> map) {
        return fromProgram(map, "values") ? new ArrayList<>(map.values()) : map.values();
    }

    public static <V> Collection<V> values(SortedMap<?, V> map) {
        return values((Map<?, V>) map);
    }

    /** Code that is not transformed gets what Java would give it, with its later changes. */
    private static boolean fromProgram(Object receiver, String method) {
        return Caller.isAsynchronous(receiver, method) || Caller.isAsynchronous(IteratorHack.class, method, receiver);
    }

    /** A place in a list, by number. */
    private static final class Position<E> implements ListIterator<E>, Serializable {
        private static final long serialVersionUID = 1L;

        private final List<E> list;
        private int next;
        private int last = -1;

        Position(List<E> list, int next) {
            this.list = list;
            this.next = next;
        }

        @Override
        public boolean hasNext() {
            return next < list.size();
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            last = next++;
            return list.get(last);
        }

        @Override
        public boolean hasPrevious() {
            return next > 0;
        }

        @Override
        public E previous() {
            if (!hasPrevious()) {
                throw new NoSuchElementException();
            }
            last = --next;
            return list.get(last);
        }

        @Override
        public int nextIndex() {
            return next;
        }

        @Override
        public int previousIndex() {
            return next - 1;
        }

        @Override
        public void remove() {
            if (last < 0) {
                throw new IllegalStateException();
            }
            if (last >= list.size()) {
                throw new ConcurrentModificationException();
            }
            list.remove(last);
            if (last < next) {
                next--;
            }
            last = -1;
        }

        @Override
        public void set(E e) {
            list.set(last, e);
        }

        @Override
        public void add(E e) {
            list.add(next++, e);
            last = -1;
        }
    }
}
