package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One start of an instance: the process tree from its power-on to its end. */
final class Machine {
    /** What services get between the word to stop and the kill; systemd's own default is 90 s, EC2's a few minutes. */
    static final Duration GRACE = Duration.ofSeconds(10);
    /** Beyond the grace, for the first process to say goodbye. */
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final Process process;
    private final Path console;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean up;
    private volatile String wish;

    private Machine(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    /** Must be called on a thread that lives as long as the machine may: Linux ends the machine with the thread that started it. */
    static Machine start(Confinement confinement, Path folder, Path image, Boot boot) throws IOException {
        Path console = folder.resolve("console.log");
        ProcessBuilder builder = new ProcessBuilder(confinement.bootCommand(folder, image));
        builder.directory(folder.toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", Confinement.path());
        environment.put("HOME", "/root");
        environment.put("USER", "root");
        environment.put("LANG", "C.UTF-8");
        environment.put("TERM", "dumb");
        environment.put("DEBIAN_FRONTEND", "noninteractive");
        environment.put("EC2_INSTANCE_ID", boot.instanceId());
        environment.put("EC2_REGION", boot.region());
        environment.put("EC2_AVAILABILITY_ZONE", boot.availabilityZone());
        environment.put("EC2_AMI_ID", boot.metadata().getOrDefault("ami-id", boot.imageKey()));
        environment.put("EC2_LOCAL_IPV4", boot.privateAddress());
        environment.put("INSTANCE_STOP_GRACE", String.valueOf(GRACE.toSeconds()));
        Process process = builder.start();
        process.getOutputStream().close();
        return new Machine(process, console);
    }

    /** Waits until the system is up or has failed and then until its end, telling the events. Runs on a thread of its own. */
    void follow(InstanceEvents events, Runnable afterEnd) {
        StringBuilder complaint = new StringBuilder();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.equals("up")) {
                    up = true;
                    break;
                }
                complaint.append(line).append('\n');
            }
        } catch (IOException e) {
            complaint.append(e.getMessage()).append('\n');
        }
        if (up) {
            events.running();
            if (wish != null) {
                askToEnd();
            }
        } else {
            note(complaint.toString());
        }
        process.onExit().whenComplete((exited, impossible) -> {
            ended.countDown();
            afterEnd.run();
            if (up) {
                events.stopped(wish != null ? wish : exited.exitValue() == 0 ? "shut itself down" : "died");
            } else if (wish != null) {
                events.stopped(wish);
            } else {
                events.failed("The system did not come up: " + lastLine(complaint));
            }
        });
    }

    /** Asks the services to end, and kills what is left after the grace. */
    void shutDown(String reason) {
        wish = reason;
        if (up) {
            askToEnd();
        }
        CompletableFuture.delayedExecutor(GRACE.plus(FAREWELL).toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::kill);
    }

    /**
     * Kills its first process, which takes all others along; the one outside ends when they are gone. While there is no first
     * process yet nothing happens: had the one outside been killed while it made it, nothing would end the new one.
     */
    void kill() {
        if (wish == null) {
            wish = "killed";
        }
        process.children().forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills it, again and again until it has ended. */
    void killAndAwait() throws InterruptedException {
        do {
            kill();
        } while (!awaitEnd(Duration.ofMillis(50)));
    }

    boolean awaitEnd(Duration longest) throws InterruptedException {
        return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void askToEnd() {
        process.children().forEach(ProcessHandle::destroy);
    }

    private void note(String text) {
        try {
            Files.writeString(console, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLine(StringBuilder text) {
        String all = text.toString().strip();
        return all.isEmpty() ? "it said nothing" : all.substring(all.lastIndexOf('\n') + 1);
    }
}
