package jenkins.model.lazy;

import java.io.File;
import java.io.IOException;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Builds by number, the newest first, each read from disk when first asked for. */
public abstract class AbstractLazyLoadRunMap<R> extends AbstractMap<Integer, R> implements SortedMap<Integer, R> {
    /** Which of two neighbours to find. */
    public enum Direction {
        ASC,
        DESC,
        EXACT
    }

    protected File dir;
    private final NavigableMap<Integer, Slot<R>> slots = new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    private static final class Slot<R> {
        private R running;
        private BuildReference<R> reference;
        private boolean unreadable;
    }

    protected AbstractLazyLoadRunMap() {}

    protected void initBaseDir(File dir) {
        this.dir = dir;
        String[] names = dir.list();
        if (names != null) {
            for (String name : names) {
                if (name.matches("[0-9]{1,9}")) {
                    slots.putIfAbsent(Integer.valueOf(name), new Slot<>());
                }
            }
        }
    }

    public final boolean baseDirInitialized() {
        return dir != null;
    }

    public final void updateBaseDir(File dir) {
        this.dir = dir;
    }

    public void purgeCache() {
        slots.clear();
        initBaseDir(dir);
    }

    protected abstract int getNumberOf(R r);

    protected String getIdOf(R r) {
        return String.valueOf(getNumberOf(r));
    }

    protected BuildReference<R> createReference(R r) {
        return new BuildReference<>(getIdOf(r), r);
    }

    /** Null when the folder holds no build. */
    protected abstract R retrieve(File dir) throws IOException;

    @Override
    public boolean isEmpty() {
        return search(Integer.MAX_VALUE, Direction.DESC) == null;
    }

    @Override
    public Comparator<? super Integer> comparator() {
        return Comparator.reverseOrder();
    }

    @Override
    public Set<Map.Entry<Integer, R>> entrySet() {
        return new LazyEntries<>(slots.navigableKeySet(), this::getByNumber);
    }

    public SortedMap<Integer, R> getLoadedBuilds() {
        SortedMap<Integer, R> loaded = new TreeMap<>(Comparator.reverseOrder());
        slots.forEach((number, slot) -> {
            R build = slot.running != null ? slot.running : slot.reference == null ? null : slot.reference.get();
            if (build != null) {
                loaded.put(number, build);
            }
        });
        return loaded;
    }

    private SortedMap<Integer, R> view(SortedMap<Integer, Slot<R>> part) {
        SortedMap<Integer, R> builds = new TreeMap<>(Comparator.reverseOrder());
        for (Integer number : part.keySet()) {
            R build = getByNumber(number);
            if (build != null) {
                builds.put(number, build);
            }
        }
        return Collections.unmodifiableSortedMap(builds);
    }

    @Override
    public SortedMap<Integer, R> subMap(Integer fromKey, Integer toKey) {
        return view(slots.subMap(fromKey, toKey));
    }

    @Override
    public SortedMap<Integer, R> headMap(Integer toKey) {
        return view(slots.headMap(toKey));
    }

    @Override
    public SortedMap<Integer, R> tailMap(Integer fromKey) {
        return view(slots.tailMap(fromKey));
    }

    @Override
    public Integer firstKey() {
        return numberOrFail(newestBuild());
    }

    @Override
    public Integer lastKey() {
        return numberOrFail(oldestBuild());
    }

    private Integer numberOrFail(R build) {
        if (build == null) {
            throw new NoSuchElementException();
        }
        return getNumberOf(build);
    }

    public R newestBuild() {
        return search(Integer.MAX_VALUE, Direction.DESC);
    }

    public R oldestBuild() {
        return search(Integer.MIN_VALUE, Direction.ASC);
    }

    @Override
    public R get(Object key) {
        return key instanceof Integer number ? getByNumber(number) : null;
    }

    public R get(int n) {
        return getByNumber(n);
    }

    public boolean runExists(int number) {
        return slots.containsKey(number);
    }

    /** The build of that number, or its nearest neighbour that can be read. */
    public R search(int n, Direction d) {
        R exact = getByNumber(n);
        if (exact != null || d == Direction.EXACT) {
            return exact;
        }
        Integer number = d == Direction.ASC ? slots.lowerKey(n) : slots.higherKey(n);
        while (number != null) {
            R build = getByNumber(number);
            if (build != null) {
                return build;
            }
            number = d == Direction.ASC ? slots.lowerKey(number) : slots.higherKey(number);
        }
        return null;
    }

    public R getById(String id) {
        try {
            return getByNumber(Integer.parseInt(id));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    public R getByNumber(int n) {
        Slot<R> slot = slots.get(n);
        if (slot == null) {
            return null;
        }
        synchronized (slot) {
            if (slot.running != null) {
                return slot.running;
            }
            R build = slot.reference == null ? null : slot.reference.get();
            if (build == null && !slot.unreadable) {
                build = read(n, slot);
            }
            return build;
        }
    }

    private R read(int n, Slot<R> slot) {
        try {
            R build = retrieve(new File(dir, String.valueOf(n)));
            slot.unreadable = build == null;
            slot.reference = build == null ? null : createReference(build);
            return build;
        } catch (IOException e) {
            slot.unreadable = true;
            Logger.getLogger(AbstractLazyLoadRunMap.class.getName())
                    .log(Level.WARNING, e, () -> "could not load " + dir + "/" + n);
            return null;
        }
    }

    public int maxNumberOnDisk() {
        return slots.isEmpty() ? 0 : slots.firstKey();
    }

    protected final void proposeNewNumber(int number) throws IllegalStateException {
        if (slots.containsKey(number)) {
            throw new IllegalStateException("there is a build " + number + " already in " + dir);
        }
    }

    public R put(R value) {
        return _put(value);
    }

    /** A build that was put here is kept in memory, because it may be running. */
    protected R _put(R value) {
        Slot<R> slot = new Slot<>();
        slot.running = value;
        slot.reference = createReference(value);
        Slot<R> old = slots.put(getNumberOf(value), slot);
        return old == null ? null : old.running;
    }

    @Override
    public R put(Integer key, R value) {
        return _put(value);
    }

    @Override
    public void putAll(Map<? extends Integer, ? extends R> newData) {
        newData.values().forEach(this::_put);
    }

    public boolean removeValue(R value) {
        return slots.remove(getNumberOf(value)) != null;
    }

    public final void recognizeNumber(int number) {
        slots.putIfAbsent(number, new Slot<>());
    }

    @Override
    public boolean equals(Object o) {
        return o == this;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
