package org.jvnet.tiger_types;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.TreeSet;

/**
 * Collects values into an array or a collection.
 *
 * @param <T> the array's or collection's type
 */
public abstract class Lister<T> {
    private static final List<Class<?>> CONCRETE =
            List.of(ArrayList.class, HashSet.class, LinkedList.class, TreeSet.class);

    public final Class itemType;
    public final Type itemGenericType;
    protected final Collection r;

    protected Lister(Class itemType, Type itemGenericType, Collection r) {
        this.itemType = itemType;
        this.itemGenericType = itemGenericType;
        this.r = r;
    }

    @SuppressWarnings("unchecked")
    public void add(Object o) {
        r.add(o);
    }

    public abstract T toCollection();

    /** Null when the type is neither an array nor a collection. */
    public static <T> Lister<T> create(Class<T> c, Type t) {
        if (c.isArray()) {
            Class<?> item = c.getComponentType();
            return new Lister<>(item, item, new ArrayList<>()) {
                @Override
                public T toCollection() {
                    Object array = Array.newInstance(itemType, r.size());
                    int i = 0;
                    for (Object each : r) {
                        Array.set(array, i++, each);
                    }
                    return c.cast(array);
                }
            };
        }
        if (!Collection.class.isAssignableFrom(c)) {
            return null;
        }
        Type item = Types.getTypeArgument(Types.getBaseClass(t, Collection.class), 0, Object.class);
        return new Lister<>(Types.erasure(item), item, instance(c)) {
            @Override
            public T toCollection() {
                return c.cast(r);
            }
        };
    }

    private static Collection<?> instance(Class<?> wanted) {
        Class<?> concrete = wanted;
        if (wanted.isInterface() || Modifier.isAbstract(wanted.getModifiers())) {
            concrete = CONCRETE.stream()
                    .filter(wanted::isAssignableFrom)
                    .findFirst()
                    .orElseThrow(() -> new InstantiationError("no class known for " + wanted));
        }
        try {
            return (Collection<?>) concrete.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("could not make a " + concrete.getName(), e);
        }
    }
}
