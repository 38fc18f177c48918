package org.jenkinsci.plugins.scriptsecurity.sandbox;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.ProxyWhitelist;

/** Says what sandboxed scripts may use. What no whitelist permits is rejected. */
public abstract class Whitelist implements ExtensionPoint {

    public abstract boolean permitsMethod(Method method, Object receiver, Object[] args);

    public abstract boolean permitsConstructor(Constructor<?> constructor, Object[] args);

    public abstract boolean permitsStaticMethod(Method method, Object[] args);

    public abstract boolean permitsFieldGet(Field field, Object receiver);

    public abstract boolean permitsFieldSet(Field field, Object receiver, Object value);

    public abstract boolean permitsStaticFieldGet(Field field);

    public abstract boolean permitsStaticFieldSet(Field field, Object value);

    public static Whitelist all() {
        return new ProxyWhitelist(ExtensionList.lookup(Whitelist.class));
    }
}
