package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import hudson.model.Result;
import hudson.model.Run;
import java.lang.reflect.Field;

/** Sets a build's result also to a better one, which its setter refuses; Jenkins's interpreter does the same. */
final class BuildResult {

    private BuildResult() {}

    static void set(Run<?, ?> run, Result result) {
        try {
            Field field = Run.class.getDeclaredField("result");
            field.setAccessible(true);
            field.set(run, result);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a build's result could not be set", e);
        }
    }
}
