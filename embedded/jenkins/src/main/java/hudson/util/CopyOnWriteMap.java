package hudson.util;

import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.converters.collections.MapConverter;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import com.thoughtworks.xstream.mapper.Mapper;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A map whose readers never wait: a change makes a new one. */
public abstract class CopyOnWriteMap<K, V> implements Map<K, V> {
    protected volatile Map<K, V> core;

    protected CopyOnWriteMap(Map<K, V> core) {
        update(core);
    }

    protected CopyOnWriteMap() {
        this(Collections.emptyMap());
    }

    protected void update(Map<K, V> m) {
        core = m;
    }

    protected abstract Map<K, V> copy();

    public void replaceBy(Map<? extends K, ? extends V> data) {
        Map<K, V> fresh = copy();
        fresh.clear();
        fresh.putAll(data);
        update(fresh);
    }

    @Override
    public int size() {
        return core.size();
    }

    @Override
    public boolean isEmpty() {
        return core.isEmpty();
    }

    @Override
    public boolean containsKey(Object key) {
        return core.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return core.containsValue(value);
    }

    @Override
    public V get(Object key) {
        return core.get(key);
    }

    @Override
    public synchronized V put(K key, V value) {
        Map<K, V> fresh = copy();
        V old = fresh.put(key, value);
        update(fresh);
        return old;
    }

    @Override
    public synchronized V remove(Object key) {
        Map<K, V> fresh = copy();
        V old = fresh.remove(key);
        update(fresh);
        return old;
    }

    @Override
    public synchronized void putAll(Map<? extends K, ? extends V> t) {
        Map<K, V> fresh = copy();
        fresh.putAll(t);
        update(fresh);
    }

    @Override
    public synchronized void clear() {
        update(Collections.emptyMap());
    }

    @Override
    public Set<K> keySet() {
        return Collections.unmodifiableMap(core).keySet();
    }

    @Override
    public Collection<V> values() {
        return Collections.unmodifiableMap(core).values();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return Collections.unmodifiableMap(core).entrySet();
    }

    @Override
    public int hashCode() {
        return core.hashCode();
    }

    @Override
    public boolean equals(Object obj) {
        return core.equals(obj);
    }

    @Override
    public String toString() {
        return core.toString();
    }

    /** In the order in which the keys came. */
    public static final class Hash<K, V> extends CopyOnWriteMap<K, V> {
        public Hash(Map<K, V> core) {
            super(new LinkedHashMap<>(core));
        }

        public Hash() {}

        @Override
        protected Map<K, V> copy() {
            return new LinkedHashMap<>(core);
        }

        /** Writes what the map holds. */
        public static class ConverterImpl extends MapConverter {
            public ConverterImpl(Mapper mapper) {
                super(mapper);
            }

            @Override
            public boolean canConvert(Class type) {
                return type == Hash.class;
            }

            @Override
            public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
                Map<Object, Object> read = new LinkedHashMap<>();
                populateMap(reader, context, read);
                return new Hash<>(read);
            }

            @Override
            public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
                super.marshal(((Hash<?, ?>) source).core, writer, context);
            }
        }
    }
}
