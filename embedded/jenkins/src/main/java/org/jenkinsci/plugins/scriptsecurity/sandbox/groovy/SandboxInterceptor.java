package org.jenkinsci.plugins.scriptsecurity.sandbox.groovy;

import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MetaClassHelper;
import org.jenkinsci.plugins.scriptsecurity.sandbox.RejectedAccessException;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.EnumeratingWhitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.StaticWhitelist;
import org.kohsuke.groovy.sandbox.GroovyInterceptor;

/** Asks the whitelist before each call, property and construction of a sandboxed script. */
final class SandboxInterceptor extends GroovyInterceptor {

    private final Whitelist whitelist;

    SandboxInterceptor(Whitelist whitelist) {
        this.whitelist = whitelist;
    }

    @Override
    public Object onMethodCall(Invoker invoker, Object receiver, String method, Object... args) throws Throwable {
        MetaMethod found = CallTarget.method(receiver, method, args);
        if (found != null) {
            checkMethod(found, receiver, args);
            return super.onMethodCall(invoker, receiver, method, args);
        }
        if (receiver instanceof Map<?, ?> map && map.get(method) instanceof Closure<?> closure) {
            return onMethodCall(invoker, closure, "call", args);
        }
        if (receiver instanceof GroovyObject) {
            checkDeclared(receiver, "invokeMethod", String.class, Object.class);
            return super.onMethodCall(invoker, receiver, method, args);
        }
        throw new MissingMethodException(method, receiver.getClass(), args);
    }

    @Override
    public Object onSuperCall(Invoker invoker, Class senderType, Object receiver, String method, Object... args)
            throws Throwable {
        MetaMethod found = CallTarget.method(receiver, method, args);
        if (found != null) {
            checkMethod(found, receiver, args);
        }
        return super.onSuperCall(invoker, senderType, receiver, method, args);
    }

    @Override
    public Object onStaticCall(Invoker invoker, Class receiver, String method, Object... args) throws Throwable {
        MetaMethod found = CallTarget.staticMethod(receiver, method, args);
        if (found == null) {
            throw new MissingMethodException(method, receiver, args, true);
        }
        checkMethod(found, receiver, args);
        return super.onStaticCall(invoker, receiver, method, args);
    }

    @Override
    public Object onNewInstance(Invoker invoker, Class receiver, Object... args) throws Throwable {
        checkConstructor(receiver, args);
        return super.onNewInstance(invoker, receiver, args);
    }

    @Override
    public void onSuperConstructor(Invoker invoker, Class receiver, Object... args) throws Throwable {
        checkConstructor(receiver, args);
        super.onSuperConstructor(invoker, receiver, args);
    }

    private void checkMethod(MetaMethod found, Object receiver, Object[] args) {
        Method method = CallTarget.javaMethod(found);
        if (method == null) {
            return;
        }
        if (Modifier.isStatic(method.getModifiers())) {
            if (StaticWhitelist.isPermanentlyBlacklistedStaticMethod(method)
                    || !whitelist.permitsStaticMethod(method, args)) {
                throw StaticWhitelist.rejectStaticMethod(method);
            }
            return;
        }
        if (!permits(method, receiver, args)) {
            throw StaticWhitelist.rejectMethod(method, EnumeratingWhitelist.getName(receiver) + " receives it");
        }
    }

    private boolean permits(Method method, Object receiver, Object[] args) {
        if (StaticWhitelist.isPermanentlyBlacklistedMethod(method)) {
            return false;
        }
        for (Method each : CallTarget.declarations(method, receiver.getClass())) {
            if (whitelist.permitsMethod(each, receiver, args)) {
                return true;
            }
        }
        return false;
    }

    private void checkDeclared(Object receiver, String name, Class<?>... types) throws NoSuchMethodException {
        Method method = receiver.getClass().getMethod(name, types);
        if (!permits(method, receiver, new Object[0])) {
            throw StaticWhitelist.rejectMethod(method, EnumeratingWhitelist.getName(receiver) + " receives it");
        }
    }

    private void checkConstructor(Class<?> type, Object[] args) {
        Constructor<?> last = null;
        for (Constructor<?> each : type.getDeclaredConstructors()) {
            boolean byMap = args.length == 1 && args[0] instanceof Map && each.getParameterCount() == 0;
            if (byMap || CallTarget.accepts(each.getParameterTypes(), args)) {
                last = each;
                if (whitelist.permitsConstructor(each, args)) {
                    return;
                }
            }
        }
        if (last != null) {
            throw StaticWhitelist.rejectNew(last);
        }
        throw new groovy.lang.GroovyRuntimeException("Could not find matching constructor for: " + type.getName() + "("
                + InvokerHelper.toTypeString(args) + ")");
    }

    @Override
    public Object onGetProperty(Invoker invoker, Object receiver, String property) throws Throwable {
        boolean free = receiver instanceof Script script && script.getBinding().hasVariable(property)
                || receiver instanceof Map
                || receiver.getClass().isArray() && property.equals("length");
        if (free) {
            return super.onGetProperty(invoker, receiver, property);
        }
        if (receiver instanceof Collection<?> all && !CallTarget.hasProperty(receiver.getClass(), property)) {
            List<Object> spread = new ArrayList<>();
            for (Object each : all) {
                spread.add(each == null ? null : onGetProperty(invoker, each, property));
            }
            return spread;
        }
        checkReadable(receiver, property);
        return super.onGetProperty(invoker, receiver, property);
    }

    private void checkReadable(Object receiver, String property) throws NoSuchMethodException {
        RejectedAccessException rejected = null;
        Class<?> type = receiver instanceof Class<?> c ? c : receiver.getClass();
        for (Method getter : CallTarget.getters(type, property)) {
            boolean isStatic = Modifier.isStatic(getter.getModifiers());
            if (isStatic
                    ? whitelist.permitsStaticMethod(getter, new Object[0])
                    : permits(getter, receiver, new Object[0])) {
                return;
            }
            rejected = isStatic ? StaticWhitelist.rejectStaticMethod(getter) : StaticWhitelist.rejectMethod(getter);
        }
        Field field = CallTarget.field(type, property);
        if (field != null) {
            boolean isStatic = Modifier.isStatic(field.getModifiers());
            if (isStatic ? whitelist.permitsStaticFieldGet(field) : whitelist.permitsFieldGet(field, receiver)) {
                return;
            }
            rejected = isStatic ? StaticWhitelist.rejectStaticField(field) : StaticWhitelist.rejectField(field);
        }
        if (rejected != null) {
            throw rejected;
        }
        if (!(receiver instanceof GroovyObject)) {
            throw new MissingPropertyException(property, type);
        }
        checkDeclared(receiver, "getProperty", String.class);
    }

    @Override
    public Object onSetProperty(Invoker invoker, Object receiver, String property, Object value) throws Throwable {
        if (receiver instanceof Map || receiver instanceof Script) {
            return super.onSetProperty(invoker, receiver, property, value);
        }
        RejectedAccessException rejected = null;
        Class<?> type = receiver instanceof Class<?> c ? c : receiver.getClass();
        String setter = "set" + MetaClassHelper.capitalize(property);
        for (Method each : type.getMethods()) {
            if (each.getName().equals(setter) && each.getParameterCount() == 1) {
                if (permits(each, receiver, new Object[] {value})) {
                    return super.onSetProperty(invoker, receiver, property, value);
                }
                rejected = StaticWhitelist.rejectMethod(each);
            }
        }
        Field field = CallTarget.field(type, property);
        if (rejected == null && field != null) {
            boolean isStatic = Modifier.isStatic(field.getModifiers());
            if (isStatic
                    ? whitelist.permitsStaticFieldSet(field, value)
                    : whitelist.permitsFieldSet(field, receiver, value)) {
                return super.onSetProperty(invoker, receiver, property, value);
            }
            rejected = isStatic ? StaticWhitelist.rejectStaticField(field) : StaticWhitelist.rejectField(field);
        }
        if (rejected == null && receiver instanceof GroovyObject) {
            checkDeclared(receiver, "setProperty", String.class, Object.class);
            return super.onSetProperty(invoker, receiver, property, value);
        }
        if (rejected != null) {
            throw rejected;
        }
        throw new MissingPropertyException(property, type);
    }

    @Override
    public Object onGetAttribute(Invoker invoker, Object receiver, String attribute) throws Throwable {
        Field field = CallTarget.declaredField(receiver.getClass(), attribute);
        if (field == null) {
            throw new groovy.lang.MissingFieldException(attribute, receiver.getClass());
        }
        if (!whitelist.permitsFieldGet(field, receiver)) {
            throw StaticWhitelist.rejectField(field);
        }
        return super.onGetAttribute(invoker, receiver, attribute);
    }

    @Override
    public Object onSetAttribute(Invoker invoker, Object receiver, String attribute, Object value) throws Throwable {
        Field field = CallTarget.declaredField(receiver.getClass(), attribute);
        if (field == null) {
            throw new groovy.lang.MissingFieldException(attribute, receiver.getClass());
        }
        if (!whitelist.permitsFieldSet(field, receiver, value)) {
            throw StaticWhitelist.rejectField(field);
        }
        return super.onSetAttribute(invoker, receiver, attribute, value);
    }

    @Override
    public Object onGetArray(Invoker invoker, Object receiver, Object index) throws Throwable {
        if (index instanceof CharSequence property && receiver instanceof Collection<?> all) {
            List<Object> spread = new ArrayList<>();
            for (Object each : all) {
                spread.add(each == null ? null : onGetArray(invoker, each, property));
            }
            return spread;
        }
        if (CallTarget.isPlainContainer(receiver)) {
            return super.onGetArray(invoker, receiver, index);
        }
        if (index instanceof CharSequence property) {
            checkReadable(receiver, property.toString());
            return super.onGetArray(invoker, receiver, index);
        }
        checkMethodOrFail(receiver, "getAt", index);
        return super.onGetArray(invoker, receiver, index);
    }

    @Override
    public Object onSetArray(Invoker invoker, Object receiver, Object index, Object value) throws Throwable {
        if (!CallTarget.isPlainContainer(receiver)) {
            if (index instanceof CharSequence) {
                throw new RejectedAccessException(
                        "staticMethod",
                        "org.codehaus.groovy.runtime.DefaultGroovyMethods putAt java.lang.Object java.lang.String java.lang.Object");
            }
            checkMethodOrFail(receiver, "putAt", index, value);
        }
        return super.onSetArray(invoker, receiver, index, value);
    }

    private void checkMethodOrFail(Object receiver, String name, Object... args) {
        MetaClass metaClass = InvokerHelper.getMetaClass(receiver);
        MetaMethod found = CallTarget.method(receiver, name, args);
        if (found == null) {
            throw new MissingMethodException(name, metaClass.getTheClass(), args);
        }
        checkMethod(found, receiver, args);
    }
}
