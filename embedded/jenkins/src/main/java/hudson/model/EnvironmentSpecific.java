package hudson.model;

import hudson.EnvVars;

/** Something that environment variables are expanded in. */
public interface EnvironmentSpecific<T extends EnvironmentSpecific<T>> {
    T forEnvironment(EnvVars environment);
}
