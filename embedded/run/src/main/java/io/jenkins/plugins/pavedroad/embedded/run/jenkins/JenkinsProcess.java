package io.jenkins.plugins.pavedroad.embedded.run.jenkins;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The embedded Jenkins in a Java of its own, so that it can be ended and started again like a controller. */
public final class JenkinsProcess implements AutoCloseable {
    /** System property: the durability level of the job; its default is Jenkins's own. */
    public static final String DURABILITY = "io.jenkins.plugins.pavedroad.embedded.durability";

    private static final String JOB = "hello";
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final JenkinsClient client;

    private JenkinsProcess(Process process, Path log, JenkinsClient client) {
        this.process = process;
        this.log = log;
        this.client = client;
    }

    /**
     * How it is started.
     *
     * @param home its folder, for jobs, builds and workspaces
     * @param port of its pages on 127.0.0.1
     * @param jenkinsfile what the job runs
     * @param parameters the job's, with the values the build gets
     * @param systemProperties as an administrator sets them
     * @param environment of the process, and so of builds
     * @param log its output
     */
    public record Settings(
            Path home,
            int port,
            Path jenkinsfile,
            Map<String, String> parameters,
            Map<String, String> systemProperties,
            Map<String, String> environment,
            Path log) {}

    /** Starts it in a session of its own, so that a Ctrl-C reaches only the launcher, which ends it in order. */
    public static JenkinsProcess start(Settings settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // groovy-cps reaches into the JDK's own classes, and so does what saves running builds
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED",
                "--add-opens",
                "java.base/java.io=ALL-UNNAMED",
                "--add-opens",
                "java.base/java.util=ALL-UNNAMED",
                "--add-opens",
                "java.base/java.util.concurrent=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx384m",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path")));
        settings.systemProperties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                JenkinsMain.class.getName(),
                settings.home().toString(),
                String.valueOf(settings.port()),
                JOB,
                settings.jenkinsfile().toAbsolutePath().toString()));
        settings.parameters().forEach((name, value) -> command.add(name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(settings.log().toFile());
        builder.environment().putAll(settings.environment());
        URI root = URI.create("http://127.0.0.1:" + settings.port() + "/");
        return new JenkinsProcess(builder.start(), settings.log(), new JenkinsClient(root, JOB));
    }

    public JenkinsClient client() {
        return client;
    }

    /**
     * Waits until its pages can be had.
     *
     * @throws TimeoutException with the end of its log, when it ends instead or takes longer than a minute
     */
    public void awaitUp() throws IOException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!client.up()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new TimeoutException(Files.readString(log).strip());
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Ends it at once, with SIGKILL and nothing else; what its builds run goes on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it and whatever its builds left running. */
    @Override
    public void close() {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        below.forEach(ProcessHandle::destroyForcibly);
    }
}
