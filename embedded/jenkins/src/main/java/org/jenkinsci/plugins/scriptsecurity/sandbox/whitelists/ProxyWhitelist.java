package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;

/** Permits what any of several whitelists permits. */
public class ProxyWhitelist extends Whitelist {

    private volatile List<Whitelist> delegates;

    public ProxyWhitelist(Collection<? extends Whitelist> delegates) {
        reset(delegates);
    }

    public ProxyWhitelist(Whitelist... delegates) {
        this(Arrays.asList(delegates));
    }

    public final void reset(Collection<? extends Whitelist> delegates) {
        this.delegates = List.copyOf(delegates);
    }

    protected void beforePermits() {}

    private boolean any(Predicate<Whitelist> permits) {
        beforePermits();
        for (Whitelist each : delegates) {
            if (permits.test(each)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public final boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return any(each -> each.permitsMethod(method, receiver, args));
    }

    @Override
    public final boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
        return any(each -> each.permitsConstructor(constructor, args));
    }

    @Override
    public final boolean permitsStaticMethod(Method method, Object[] args) {
        return any(each -> each.permitsStaticMethod(method, args));
    }

    @Override
    public final boolean permitsFieldGet(Field field, Object receiver) {
        return any(each -> each.permitsFieldGet(field, receiver));
    }

    @Override
    public final boolean permitsFieldSet(Field field, Object receiver, Object value) {
        return any(each -> each.permitsFieldSet(field, receiver, value));
    }

    @Override
    public final boolean permitsStaticFieldGet(Field field) {
        return any(each -> each.permitsStaticFieldGet(field));
    }

    @Override
    public final boolean permitsStaticFieldSet(Field field, Object value) {
        return any(each -> each.permitsStaticFieldSet(field, value));
    }

    @Override
    public String toString() {
        return super.toString() + delegates;
    }
}
