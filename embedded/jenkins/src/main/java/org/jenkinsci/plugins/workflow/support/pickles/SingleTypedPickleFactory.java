package org.jenkinsci.plugins.workflow.support.pickles;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jenkinsci.plugins.workflow.pickles.Pickle;
import org.jenkinsci.plugins.workflow.pickles.PickleFactory;

/** Pickles the objects of one type, its type argument. */
public abstract class SingleTypedPickleFactory<T> extends PickleFactory {

    private final Class<?> type;

    protected SingleTypedPickleFactory() {
        type = argument(getClass());
    }

    private static Class<?> argument(Class<?> factory) {
        Type parent = factory.getGenericSuperclass();
        if (parent instanceof ParameterizedType generic
                && generic.getRawType() == SingleTypedPickleFactory.class
                && generic.getActualTypeArguments()[0] instanceof Class<?> given) {
            return given;
        }
        throw new IllegalStateException(factory + " must extend SingleTypedPickleFactory with a class as its argument");
    }

    /** Null to leave the object as it is. */
    protected abstract Pickle pickle(T object);

    @Override
    @SuppressWarnings("unchecked")
    public final Pickle writeReplace(Object object) {
        return type.isInstance(object) ? pickle((T) object) : null;
    }
}
