package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;

/** Permits nothing unless a subclass does. */
public abstract class AbstractWhitelist extends Whitelist {

    @Override
    public boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return false;
    }

    @Override
    public boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
        return false;
    }

    @Override
    public boolean permitsStaticMethod(Method method, Object[] args) {
        return false;
    }

    @Override
    public boolean permitsFieldSet(Field field, Object receiver, Object value) {
        return false;
    }

    @Override
    public boolean permitsFieldGet(Field field, Object receiver) {
        return false;
    }

    @Override
    public boolean permitsStaticFieldSet(Field field, Object value) {
        return false;
    }

    @Override
    public boolean permitsStaticFieldGet(Field field) {
        return false;
    }
}
