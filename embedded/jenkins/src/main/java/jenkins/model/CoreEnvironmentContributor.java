package jenkins.model;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Computer;
import hudson.model.EnvironmentContributor;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;

/** The variables that every build has. */
@Extension(ordinal = -100)
public class CoreEnvironmentContributor extends EnvironmentContributor {
    public CoreEnvironmentContributor() {}

    @Override
    public void buildEnvironmentFor(Run build, EnvVars env, TaskListener listener)
            throws IOException, InterruptedException {
        Computer computer = Computer.currentComputer();
        if (computer != null) {
            env.putAll(computer.getEnvironment().overrideAll(env));
        }
        env.put("BUILD_DISPLAY_NAME", build.getDisplayName());
        String root = Jenkins.get().getRootUrl();
        if (root != null) {
            env.put("BUILD_URL", root + build.getUrl());
            env.put("RUN_DISPLAY_URL", root + build.getUrl());
        }
    }

    @Override
    public void buildEnvironmentFor(Job job, EnvVars env, TaskListener listener)
            throws IOException, InterruptedException {
        Jenkins jenkins = Jenkins.get();
        env.put("CI", "true");
        env.put("JENKINS_HOME", jenkins.getRootDir().getPath());
        env.put("HUDSON_HOME", jenkins.getRootDir().getPath());
        String root = jenkins.getRootUrl();
        if (root != null) {
            env.put("JENKINS_URL", root);
            env.put("HUDSON_URL", root);
            env.put("JOB_URL", root + job.getUrl());
        }
    }
}
