package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

public class ProcessRuntimeTest {
    @Rule
    public final RuntimeRule machines = new RuntimeRule();

    @Test
    public void servicesOfTheImageAnswerOnTheInstancesAddress() throws Exception {
        image("hello", new SampleService("hello", "1.0.0"));
        RuntimeRule.Instance one = machines.instance();
        RuntimeRule.Instance two = machines.instance();
        one.start("hello", "");
        two.start(
                "hello",
                "#cloud-config\nwrite_files:\n- path: /etc/default/hello\n  content: |\n    NETFLIX_APP=hello\n");

        one.awaitAnswer("/", "hello 1.0.0 us-east-1 " + one.id);
        two.awaitAnswer("/", "hello 1.0.0 us-east-1 " + two.id);
        assertThat(two.get("/context"), containsString("NETFLIX_APP=hello\n"));
        machines.runtime().terminate(one.id);
        one.awaitEnd("terminated");
        AwsRule.until("its files are dropped", () -> Files.notExists(machines.root(one)));
        assertEquals("", one.get("/"));
        assertThat(machines.runtime().console(one.id), containsString("hello 1.0.0 listens on " + one.address));
    }

    @Test
    public void builderInstallsItsPackageAndTheCapturedImageServesIt() throws Exception {
        Path deb = new SampleService("hello", "1.2.0-h7")
                .packageInto(machines.newFolder(), "default-jre-headless | java17-runtime-headless");
        HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        byte[] bytes = Files.readAllBytes(deb);
        store.createContext("/hello.deb", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        store.start();
        try {
            RuntimeRule.Instance builder = machines.script(
                    "set -e",
                    "cd /tmp",
                    "curl -fsS -o hello.deb http://127.0.0.1:"
                            + store.getAddress().getPort() + "/hello.deb",
                    "dpkg -i hello.deb",
                    "dpkg -i hello.deb # an update takes other ways than a first installation",
                    "shutdown -h now");
            builder.awaitEnd("shut itself down");
            machines.runtime().capture(builder.id, "baked");
            machines.runtime().terminate(builder.id);
        } finally {
            store.stop(0);
        }
        RuntimeRule.Instance instance = machines.instance();
        instance.start(
                "baked",
                "#!/bin/sh\nls -d /var/log/hello\ndpkg -s hello | grep Version\ndpkg -L hello\necho checked\n");

        instance.awaitAnswer("/", "hello 1.2.0-h7");
        instance.awaitConsole("checked");
        String console = machines.runtime().console(instance.id);
        assertThat(console, containsString("Version: 1.2.0-h7"));
        assertThat(console, containsString("/var/log/hello"));
        assertThat(console, containsString("/opt/hello/serve"));
        assertFalse("nothing reaches the host", Files.exists(Path.of("/opt/hello")));
    }

    @Test
    public void imagesStayAsTheyAreWhateverInstancesDo() throws Exception {
        Path files = machines.newFolder();
        Files.createDirectories(files.resolve("srv"));
        Files.writeString(files.resolve("srv/file"), "original");
        Path image = machines.runtime().importImage("files", files);
        RuntimeRule.Instance instance = machines.instance();
        instance.start("files", "#!/bin/sh\necho changed > /srv/file\nrm -rf /etc/dpkg\npoweroff\n");

        instance.awaitEnd("shut itself down");
        assertEquals("original", Files.readString(image.resolve("srv/file")));
        assertTrue(Files.exists(image.resolve("etc/dpkg")));
        assertEquals("changed\n", Files.readString(machines.root(instance).resolve("srv/file")));
    }

    @Test
    public void userDataRunsOnceAndStoppedInstancesKeepTheirFiles() throws Exception {
        image("hello", new SampleService("hello", "1.0.0"));
        RuntimeRule.Instance instance = machines.instance();
        String userData = "#!/bin/sh\necho once >> /srv/log\n";
        instance.start("hello", userData);
        instance.awaitAnswer("/", "hello");
        machines.runtime().stop(instance.id);
        instance.awaitEnd("stopped");
        instance.start("gone", userData);

        instance.awaitAnswer("/", "hello");
        assertEquals("once\n", Files.readString(machines.root(instance).resolve("srv/log")));
    }

    @Test
    public void daemontoolsServicesRunAndAreStartedAgain() throws Exception {
        Path files = machines.newFolder();
        Path run = files.resolve("service/ticker/run");
        Files.createDirectories(run.getParent());
        Files.writeString(run, "#!/bin/sh\necho tick >> /srv/ticks\nexec setuidgid ticker sleep 0.01\n");
        assertTrue(run.toFile().setExecutable(true));
        machines.runtime().importImage("ticker", files);
        RuntimeRule.Instance instance = machines.instance();
        instance.start("ticker", "");

        AwsRule.until("it ticks again: " + machines.runtime().console(instance.id), () -> {
            try {
                return Files.readAllLines(machines.root(instance).resolve("srv/ticks"))
                                .size()
                        >= 2;
            } catch (java.io.IOException notYet) {
                return false;
            }
        });
    }

    @Test
    public void servicesThatDoNotEndAreKilledWhenTheRuntimeCloses() throws Exception {
        RuntimeRule.Instance instance = machines.script(
                "trap '' TERM HUP INT", "(setsid " + machines.sleep() + " &)", "echo stubborn", machines.sleep());
        instance.awaitConsole("stubborn");
        machines.runtime().close();

        assertEquals(List.of(), machines.sleepers());
    }

    @Test
    public void whatABuilderLeftInTheBackgroundEndsWithIt() throws Exception {
        String background = "(setsid nohup " + machines.sleep() + " >/dev/null 2>&1 &)";
        RuntimeRule.Instance terminated = machines.script(background, "echo provisioned");
        terminated.awaitConsole("provisioned");
        AwsRule.until("it is there", () -> machines.sleepers().size() == 1);
        machines.runtime().terminate(terminated.id);
        terminated.awaitEnd("terminated");
        assertEquals(List.of(), machines.sleepers());

        RuntimeRule.Instance stopped = machines.script(background, "shutdown -h now");
        stopped.awaitEnd("shut itself down");
        assertEquals(List.of(), machines.sleepers());
    }

    @Test
    public void unknownImagesFailTheLaunchWithASentence() {
        RuntimeRule.Instance instance = machines.instance();
        instance.start("nothing", "");

        AwsRule.until("told", () -> !instance.told.isEmpty());
        assertEquals(List.of("failed: Image nothing has no root folder."), instance.told);
    }

    private void image(String key, SampleService service) throws Exception {
        machines.runtime().importImage(key, service.writeTo(machines.newFolder()));
    }
}
