package io.jenkins.plugins.pavedroad.embedded.run;

import io.jenkins.plugins.pavedroad.embedded.run.jenkins.Build;
import io.jenkins.plugins.pavedroad.embedded.run.jenkins.JenkinsClient;
import io.jenkins.plugins.pavedroad.embedded.run.jenkins.JenkinsProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The Jenkins of a run and its one build, as the terminal shows them. */
final class Controller implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** The parameter by which a Jenkinsfile learns where the source is; hello-service's unless --param says otherwise. */
    private static final String REPOSITORY = "REPOSITORY";

    private static final int TAIL = 40;

    private final Run run;
    private final JenkinsProcess process;
    private final JenkinsClient client;

    private Controller(Run run, JenkinsProcess process) {
        this.run = run;
        this.process = process;
        this.client = process.client();
    }

    /**
     * @param systemProperties as an administrator sets them
     * @param environment beside the launcher's own
     */
    static Controller start(
            Run run,
            Workspace workspace,
            int port,
            Map<String, String> systemProperties,
            Map<String, String> environment)
            throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(REPOSITORY, workspace.hello().toUri().toString());
        parameters.putAll(run.options().parameters());
        Path log = workspace.logs().resolve("jenkins.log");
        return new Controller(
                run,
                JenkinsProcess.start(new JenkinsProcess.Settings(
                        workspace.jenkins(), port, run.jenkinsfile(), parameters, systemProperties, environment, log)));
    }

    /** Waits until it serves and says where. */
    void awaitUp() throws IOException, InterruptedException {
        try {
            process.awaitUp();
        } catch (TimeoutException e) {
            throw new Refused("The embedded Jenkins did not start. It said:\n" + e.getMessage());
        }
        run.out().println("Jenkins  " + client.jobPage());
    }

    /**
     * Runs the build to its end. Ctrl-C stops the build meanwhile, and this goes on until it has ended.
     *
     * @param beside what the live line says too
     */
    Build build(Supplier<String> beside) throws IOException, InterruptedException {
        client.start();
        run.interruption().endBy(client::stop);
        try {
            Build build = watch(new Progress(run.out(), run.terminal(), beside));
            if (!build.succeeded()) {
                tail(run.out(), client.console());
            }
            return build;
        } finally {
            run.interruption().endBy(null);
        }
    }

    private Build watch(Progress progress) throws IOException, InterruptedException {
        while (true) {
            Build build = process.alive() ? client.look().orElse(null) : gone();
            if (build != null) {
                progress.show(build);
                if (build.ended()) {
                    return build;
                }
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    private static Build gone() {
        throw new Refused("The embedded Jenkins ended during the build; its output is in work/logs/jenkins.log.");
    }

    private static void tail(PrintStream out, String console) {
        List<String> lines = console.strip().lines().toList();
        out.println();
        lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).forEach(line -> out.println("  | " + line));
    }

    @Override
    public void close() {
        process.close();
    }
}
