package org.jenkinsci.plugins.scriptsecurity.sandbox.groovy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;

/** Permits what a script's own class loader has defined, that is the script itself. */
public final class ClassLoaderWhitelist extends Whitelist {

    private final ClassLoader scriptLoader;

    public ClassLoaderWhitelist(ClassLoader scriptLoader) {
        this.scriptLoader = scriptLoader;
    }

    private boolean permits(Member member) {
        // Groovy gives each compilation a loader of its own below the shell's.
        for (ClassLoader at = member.getDeclaringClass().getClassLoader(); at != null; at = at.getParent()) {
            if (at == scriptLoader) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return permits(method);
    }

    @Override
    public boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
        return permits(constructor);
    }

    @Override
    public boolean permitsStaticMethod(Method method, Object[] args) {
        return permits(method);
    }

    @Override
    public boolean permitsFieldGet(Field field, Object receiver) {
        return permits(field);
    }

    @Override
    public boolean permitsFieldSet(Field field, Object receiver, Object value) {
        return permits(field);
    }

    @Override
    public boolean permitsStaticFieldGet(Field field) {
        return permits(field);
    }

    @Override
    public boolean permitsStaticFieldSet(Field field, Object value) {
        return permits(field);
    }
}
