package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.aws.Addresses;
import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.Assume;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A runtime for one test, and instances of it. */
final class RuntimeRule extends ExternalResource {
    private final TemporaryFolder folder = new TemporaryFolder();
    private final Addresses addresses = new Addresses();
    private final HttpClient http = HttpClient.newHttpClient();
    private ProcessRuntime runtime;
    /** Seconds to sleep that no process of another test has in its command line. */
    private final String sleep = "47" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);

    private int number;

    /** One instance and what was told about it. */
    final class Instance implements InstanceEvents {
        final String id = String.format("i-%017x", ++number);
        final String address = addresses.next();
        final List<String> told = new CopyOnWriteArrayList<>();

        void start(String image, String userData) {
            byte[] bytes = userData.getBytes(StandardCharsets.UTF_8);
            runtime.launch(
                    new Boot(id, "us-east-1", "us-east-1a", image, address, bytes, Map.of("ami-id", "ami-1")), this);
        }

        @Override
        public void running() {
            told.add("running");
        }

        @Override
        public void stopped(String reason) {
            told.add(reason);
        }

        @Override
        public void failed(String reason) {
            told.add("failed: " + reason);
        }

        void awaitEnd(String reason) {
            AwsRule.until(id + " ends; told " + told + "; " + runtime.console(id), () -> told.size() > 1);
            assertEquals(List.of("running", reason), told);
        }

        void awaitConsole(String text) {
            AwsRule.until(
                    id + " writes '" + text + "'; told " + told + "; " + runtime.console(id),
                    () -> runtime.console(id).contains(text));
        }

        URI uri(String path) {
            return URI.create("http://" + address + ":" + SampleService.PORT + path);
        }

        /** The answer's body, or the empty string when nobody answers. */
        String get(String path) {
            try {
                return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
            } catch (IOException e) {
                return "";
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        void awaitAnswer(String path, String answer) {
            AwsRule.until(id + " answers '" + answer + "'; told " + told + "; " + runtime.console(id), () -> get(path)
                    .startsWith(answer));
        }
    }

    @Override
    protected void before() throws IOException {
        Assume.assumeTrue(
                ProcessRuntime.obstacle().orElse(""), ProcessRuntime.obstacle().isEmpty());
        folder.create();
        runtime = new ProcessRuntime(folder.getRoot().toPath());
        runtime.importImage("plain", newFolder());
    }

    @Override
    protected void after() {
        if (runtime != null) {
            runtime.close();
        }
        folder.delete();
    }

    ProcessRuntime runtime() {
        return runtime;
    }

    Instance instance() {
        return new Instance();
    }

    /** Starts an instance of the plain image with this script as user data. */
    Instance script(String... lines) {
        Instance instance = new Instance();
        instance.start("plain", "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return instance;
    }

    Path newFolder() throws IOException {
        return folder.newFolder().toPath();
    }

    Path root(Instance instance) {
        return folder.getRoot()
                .toPath()
                .resolve("machines/instances")
                .resolve(instance.id)
                .resolve("root");
    }

    /** A command of the shell that sleeps; {@link #sleepers()} finds it. */
    String sleep() {
        return "sleep " + sleep;
    }

    /** Ids of the host's processes that run {@link #sleep()}. */
    List<String> sleepers() {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.filter(process -> {
                        try {
                            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                                    .contains(sleep);
                        } catch (IOException gone) {
                            return false;
                        }
                    })
                    .map(process -> process.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
