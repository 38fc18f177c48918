package hudson.model;

import java.io.IOException;
import java.util.Map;

/** Variables and a tear-down around a build. */
public abstract class Environment {
    public Environment() {}

    public void buildEnvVars(Map<String, String> env) {}

    public boolean tearDown(AbstractBuild build, BuildListener listener) throws IOException, InterruptedException {
        return true;
    }
}
