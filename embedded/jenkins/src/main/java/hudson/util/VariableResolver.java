package hudson.util;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds the value of a variable; null when there is none. */
public interface VariableResolver<V> {
    VariableResolver NONE = name -> null;

    V resolve(String name);

    /** Reads a map. */
    final class ByMap<V> implements VariableResolver<V> {
        private final Map<String, V> data;

        public ByMap(Map<String, V> data) {
            this.data = data;
        }

        @Override
        public V resolve(String name) {
            return data.get(name);
        }
    }

    /** Asks one resolver after the other. */
    final class Union<V> implements VariableResolver<V> {
        private final List<VariableResolver<? extends V>> resolvers;

        @SafeVarargs
        public Union(VariableResolver<? extends V>... resolvers) {
            this.resolvers = List.of(resolvers);
        }

        public Union(Collection<? extends VariableResolver<? extends V>> resolvers) {
            this.resolvers = List.copyOf(resolvers);
        }

        @Override
        public V resolve(String name) {
            for (VariableResolver<? extends V> resolver : resolvers) {
                V value = resolver.resolve(name);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }
    }
}
