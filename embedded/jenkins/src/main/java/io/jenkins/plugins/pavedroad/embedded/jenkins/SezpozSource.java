package io.jenkins.plugins.pavedroad.embedded.jenkins;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** Extensions listed in the SezPoz index {@code META-INF/annotations/<annotation>} of everything on the class path. */
public final class SezpozSource<A extends Annotation> implements ExtensionSource {
    private static final Logger LOGGER = Logger.getLogger(SezpozSource.class.getName());

    private final Class<A> annotation;
    private final ToDoubleFunction<A> ordinal;
    private final Predicate<A> optional;
    private final BiPredicate<A, AnnotatedElement> active;

    public SezpozSource(
            Class<A> annotation,
            ToDoubleFunction<A> ordinal,
            Predicate<A> optional,
            BiPredicate<A, AnnotatedElement> active) {
        this.annotation = annotation;
        this.ordinal = ordinal;
        this.optional = optional;
        this.active = active;
    }

    @Override
    public List<Candidate> candidates(ClassLoader loader) {
        List<Candidate> found = new ArrayList<>();
        for (IndexItem<A, Object> item : Index.load(annotation, Object.class, loader)) {
            A values = item.annotation();
            try {
                AnnotatedElement element = item.element();
                if (active.test(values, element)) {
                    found.add(new Candidate(
                            typeOf(element), ordinal.applyAsDouble(values), optional.test(values), item::instance));
                }
            } catch (InstantiationException | LinkageError e) {
                Level level = optional.test(values) ? Level.FINE : Level.WARNING;
                LOGGER.log(level, e, () -> "Could not load the extension " + item.className());
            }
        }
        return found;
    }

    private static Class<?> typeOf(AnnotatedElement element) {
        if (element instanceof Method method) {
            return method.getReturnType();
        }
        return element instanceof Field field ? field.getType() : (Class<?>) element;
    }
}
