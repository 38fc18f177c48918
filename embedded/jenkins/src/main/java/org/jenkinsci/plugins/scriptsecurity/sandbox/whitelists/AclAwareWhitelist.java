package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;

import hudson.security.ACL;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;

/** Some things are only permitted to scripts that do not run as SYSTEM. */
public class AclAwareWhitelist extends Whitelist {

    private final Whitelist unrestricted;
    private final Whitelist restricted;

    public AclAwareWhitelist(Whitelist unrestricted, Whitelist restricted) {
        this.unrestricted = unrestricted;
        this.restricted = restricted;
    }

    private static boolean authenticated() {
        return !ACL.SYSTEM2.equals(Jenkins.getAuthentication2());
    }

    @Override
    public boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return unrestricted.permitsMethod(method, receiver, args)
                || authenticated() && restricted.permitsMethod(method, receiver, args);
    }

    @Override
    public boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
        return unrestricted.permitsConstructor(constructor, args)
                || authenticated() && restricted.permitsConstructor(constructor, args);
    }

    @Override
    public boolean permitsStaticMethod(Method method, Object[] args) {
        return unrestricted.permitsStaticMethod(method, args)
                || authenticated() && restricted.permitsStaticMethod(method, args);
    }

    @Override
    public boolean permitsFieldGet(Field field, Object receiver) {
        return unrestricted.permitsFieldGet(field, receiver)
                || authenticated() && restricted.permitsFieldGet(field, receiver);
    }

    @Override
    public boolean permitsFieldSet(Field field, Object receiver, Object value) {
        return unrestricted.permitsFieldSet(field, receiver, value)
                || authenticated() && restricted.permitsFieldSet(field, receiver, value);
    }

    @Override
    public boolean permitsStaticFieldGet(Field field) {
        return unrestricted.permitsStaticFieldGet(field) || authenticated() && restricted.permitsStaticFieldGet(field);
    }

    @Override
    public boolean permitsStaticFieldSet(Field field, Object value) {
        return unrestricted.permitsStaticFieldSet(field, value)
                || authenticated() && restricted.permitsStaticFieldSet(field, value);
    }
}
