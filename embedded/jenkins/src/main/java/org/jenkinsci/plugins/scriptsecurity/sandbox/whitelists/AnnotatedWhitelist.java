package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;

import hudson.Extension;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;

/** Permits what is marked {@link Whitelisted}. */
@Extension
public final class AnnotatedWhitelist extends AclAwareWhitelist {

    public AnnotatedWhitelist() {
        super(new Marked(false), new Marked(true));
    }

    private static final class Marked extends Whitelist {

        private final boolean restricted;

        Marked(boolean restricted) {
            this.restricted = restricted;
        }

        private boolean marked(AnnotatedElement member) {
            Whitelisted mark = member.getAnnotation(Whitelisted.class);
            return mark != null && mark.restricted() == restricted;
        }

        @Override
        public boolean permitsMethod(Method method, Object receiver, Object[] args) {
            return marked(method);
        }

        @Override
        public boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
            return marked(constructor);
        }

        @Override
        public boolean permitsStaticMethod(Method method, Object[] args) {
            return marked(method);
        }

        @Override
        public boolean permitsFieldGet(Field field, Object receiver) {
            return marked(field);
        }

        @Override
        public boolean permitsFieldSet(Field field, Object receiver, Object value) {
            return marked(field);
        }

        @Override
        public boolean permitsStaticFieldGet(Field field) {
            return marked(field);
        }

        @Override
        public boolean permitsStaticFieldSet(Field field, Object value) {
            return marked(field);
        }
    }
}
