package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;

/** Permits everything; for tests. */
public final class BlanketWhitelist extends Whitelist {

    @Override
    public boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return true;
    }

    @Override
    public boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
        return true;
    }

    @Override
    public boolean permitsStaticMethod(Method method, Object[] args) {
        return true;
    }

    @Override
    public boolean permitsFieldSet(Field field, Object receiver, Object value) {
        return true;
    }

    @Override
    public boolean permitsFieldGet(Field field, Object receiver) {
        return true;
    }

    @Override
    public boolean permitsStaticFieldSet(Field field, Object value) {
        return true;
    }

    @Override
    public boolean permitsStaticFieldGet(Field field) {
        return true;
    }
}
