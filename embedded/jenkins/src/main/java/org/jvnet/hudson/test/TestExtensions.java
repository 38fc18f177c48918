package org.jvnet.hudson.test;

import io.jenkins.plugins.pavedroad.embedded.jenkins.ExtensionSource;
import io.jenkins.plugins.pavedroad.embedded.jenkins.SezpozSource;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.List;
import org.junit.runner.Description;

/** Finds the {@link TestExtension}s of the test that runs now. */
final class TestExtensions {
    private TestExtensions() {}

    static ExtensionSource source() {
        return new SezpozSource<>(TestExtension.class, a -> 0, a -> false, TestExtensions::belongs);
    }

    private static boolean belongs(TestExtension annotation, AnnotatedElement element) {
        TestEnvironment environment = TestEnvironment.get();
        Description test = environment == null ? null : environment.description();
        if (test == null || test.getTestClass() == null) {
            return false;
        }
        List<String> methods = List.of(annotation.value());
        if (!methods.isEmpty() && !methods.contains(test.getMethodName())) {
            return false;
        }
        for (Class<?> outer = owner(element); outer != null; outer = outer.getEnclosingClass()) {
            if (outer.isAssignableFrom(test.getTestClass())) {
                return true;
            }
        }
        return false;
    }

    private static Class<?> owner(AnnotatedElement element) {
        return element instanceof Class<?> type ? type : ((Member) element).getDeclaringClass();
    }
}
