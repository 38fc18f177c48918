package org.jenkinsci.plugins.durabletask;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BourneShellScriptTest {
    @Rule
    public final TemporaryFolder tmp = new TemporaryFolder();

    private FilePath ws;
    private final Launcher launcher = new Launcher.LocalLauncher(TaskListener.NULL);

    @Before
    public void workspace() throws Exception {
        ws = new FilePath(tmp.newFolder("ws"));
    }

    private Controller launch(BourneShellScript script) throws Exception {
        return script.launch(new EnvVars("GREETING", "a $dollar"), ws, launcher, TaskListener.NULL);
    }

    private Controller launch(String script) throws Exception {
        return launch(new BourneShellScript(script));
    }

    private int exit(Controller controller) throws Exception {
        return await(() -> controller.exitStatus(ws, launcher, TaskListener.NULL), code -> code != null);
    }

    private interface Look<T> {
        T look() throws Exception;
    }

    private static <T> T await(Look<T> look, Predicate<T> enough) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        T seen = look.look();
        while (!enough.test(seen)) {
            assertTrue("still " + seen + " after 30 s", System.nanoTime() < deadline);
            Thread.onSpinWait();
            seen = look.look();
        }
        return seen;
    }

    @Test
    public void exitCodeAndOutputAreReported() throws Exception {
        Controller controller = launch("echo \"$GREETING\"; exit 17");
        assertEquals(17, exit(controller));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        controller.writeLog(ws, log);
        assertTrue(
                log.toString(StandardCharsets.UTF_8),
                log.toString(StandardCharsets.UTF_8).contains("a $dollar\n"));
        assertFalse("the same output is not shown twice", controller.writeLog(ws, log));
    }

    @Test
    public void firstFailingCommandEndsTheScript() throws Exception {
        Controller controller = launch("false; echo reached");
        assertEquals(1, exit(controller));
    }

    @Test
    public void scriptMayNameItsInterpreter() throws Exception {
        assertEquals(3, exit(launch("#!/usr/bin/env -S sh\nfalse\nexit 3")));
    }

    @Test
    public void capturedOutputStaysOutOfTheLog() throws Exception {
        BourneShellScript script = new BourneShellScript("echo result; echo noise >&2");
        script.captureOutput();
        Controller controller = launch(script);
        assertEquals(0, exit(controller));
        assertEquals("result\n", new String(controller.getOutput(ws, launcher), StandardCharsets.UTF_8));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        controller.writeLog(ws, log);
        assertTrue(log.toString().contains("noise"));
        assertFalse(log.toString().contains("\nresult"));
    }

    @Test
    public void processGoesOnWithoutWhoStartedItAndIsFoundAgain() throws Exception {
        Controller controller = launch("while [ ! -e go ]; do sleep 0.05; done; exit 5");
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(saved)) {
            out.writeObject(controller);
        }
        Controller found;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(saved.toByteArray()))) {
            found = (Controller) in.readObject();
        }
        assertNull(found.exitStatus(ws, launcher, TaskListener.NULL));
        ProcessHandle running = await(() -> process(found), p -> p != null);
        assertFalse(
                "it must not be a child, or it would end with its parent",
                ProcessHandle.current().descendants().anyMatch(running::equals));
        assertNotEquals(
                "Ctrl-C reaches the whole session",
                session(ProcessHandle.current().pid()),
                session(running.pid()));
        ws.child("go").write("", "UTF-8");
        assertEquals(5, exit(found));
    }

    /** The sixth field of {@code /proc/<pid>/stat}; the second is the program in parentheses and may hold spaces. */
    private static String session(long pid) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
    }

    private ProcessHandle process(Controller controller) throws Exception {
        String folder = ((FileMonitoringTask.FileMonitoringController) controller)
                .controlDir(ws)
                .getRemote();
        return ProcessHandle.allProcesses()
                .filter(p -> p.info()
                        .arguments()
                        .map(a -> String.join(" ", a).contains(folder + "/script.sh"))
                        .orElse(false))
                .findFirst()
                .orElse(null);
    }

    @Test
    public void stopEndsTheScriptAndWhatItStarted() throws Exception {
        Controller controller = launch("sleep 600 & echo $! > child; wait");
        String child = await(
                () -> ws.child("child").exists()
                        ? ws.child("child").readToString().trim()
                        : "",
                pid -> !pid.isEmpty());
        assertNotNull(process(controller));
        controller.stop(ws, launcher);
        await(
                () -> ProcessHandle.of(Long.parseLong(child))
                        .map(ProcessHandle::isAlive)
                        .orElse(false),
                alive -> !alive);
        await(() -> process(controller), p -> p == null);
    }

    @Test
    public void watcherGetsOutputAndThenTheExitCode() throws Exception {
        StringBuffer output = new StringBuffer();
        CompletableFuture<Integer> ended = new CompletableFuture<>();
        launch("echo one; echo two; exit 4")
                .watch(
                        ws,
                        new Handler() {
                            @Override
                            public void output(InputStream stream) throws Exception {
                                output.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                            }

                            @Override
                            public void exited(int code, byte[] captured) {
                                ended.complete(code);
                            }
                        },
                        TaskListener.NULL);
        assertEquals(Integer.valueOf(4), ended.get(30, TimeUnit.SECONDS));
        assertTrue(
                output.toString(),
                output.toString().contains("one\n") && output.toString().contains("two\n"));
    }

    @Test
    public void cleanupLeavesNothing() throws Exception {
        Controller controller = launch("true");
        exit(controller);
        controller.cleanup(ws);
        assertFalse(((FileMonitoringTask.FileMonitoringController) controller)
                .controlDir(ws)
                .exists());
    }
}
