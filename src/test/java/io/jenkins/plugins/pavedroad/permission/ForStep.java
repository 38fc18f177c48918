package io.jenkins.plugins.pavedroad.permission;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which step's calls of AWS the test makes, where its package does not say so: tests below {@code bake} are {@code bakeAmi}'s
 * and those below {@code build} are {@code nebulaBuild}'s. On a method it counts instead of the class's.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ForStep {
    /** The step's name, or the names of all that run in the test. */
    String[] value();
}
