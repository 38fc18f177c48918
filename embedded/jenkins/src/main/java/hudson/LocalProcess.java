package hudson;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A process of this machine whose output is pumped into the caller's streams. */
final class LocalProcess extends Proc {
    private final Process process;
    private final List<Thread> pumps = new ArrayList<>();
    private final boolean readStdout;
    private final boolean readStderr;
    private final boolean writeStdin;

    LocalProcess(ProcessBuilder builder, Launcher.ProcStarter starter) throws IOException {
        builder.redirectErrorStream(starter.stderr() == null && !starter.reverseStderr);
        process = builder.start();
        readStdout = starter.reverseStdout;
        readStderr = starter.reverseStderr;
        writeStdin = starter.reverseStdin;
        if (!readStdout) {
            pump("stdout", process.getInputStream(), starter.stdout());
        }
        if (starter.stderr() != null) {
            pump("stderr", process.getErrorStream(), starter.stderr());
        }
        if (!writeStdin) {
            feed(starter.stdin());
        }
    }

    private void pump(String name, InputStream from, OutputStream to) {
        OutputStream target = to == null ? OutputStream.nullOutputStream() : to;
        start(name, () -> {
            byte[] buffer = new byte[8192];
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                target.write(buffer, 0, n);
                target.flush();
            }
            return null;
        });
    }

    private void feed(InputStream from) throws IOException {
        if (from == null) {
            process.getOutputStream().close();
            return;
        }
        Thread feeder = thread("stdin", () -> {
            try (OutputStream to = process.getOutputStream()) {
                from.transferTo(to);
            }
            return null;
        });
        feeder.start();
    }

    private void start(String name, Callable<?> copy) {
        Thread pump = thread(name, copy);
        pumps.add(pump);
        pump.start();
    }

    private Thread thread(String name, Callable<?> copy) {
        Thread thread = new Thread(
                () -> {
                    try {
                        copy.call();
                    } catch (Exception e) {
                        // the process or the reader went away: nothing is left to copy
                    }
                },
                name + " of process " + process.pid());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void kill() throws InterruptedException {
        ProcessTrees.kill(process.toHandle());
        join();
    }

    @Override
    public int join() throws InterruptedException {
        try {
            int exit = process.waitFor();
            for (Thread pump : pumps) {
                // a child that keeps the pipe open must not keep us waiting for ever; Jenkins gives it the same grace
                pump.join(TimeUnit.SECONDS.toMillis(3));
            }
            return exit;
        } catch (InterruptedException e) {
            ProcessTrees.kill(process.toHandle());
            throw e;
        }
    }

    @Override
    public InputStream getStdout() {
        return readStdout ? process.getInputStream() : null;
    }

    @Override
    public InputStream getStderr() {
        return readStderr ? process.getErrorStream() : null;
    }

    @Override
    public OutputStream getStdin() {
        return writeStdin ? process.getOutputStream() : null;
    }
}
