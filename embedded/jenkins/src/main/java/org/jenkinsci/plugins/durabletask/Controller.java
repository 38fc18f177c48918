package org.jenkinsci.plugins.durabletask;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;

/** Finds a durable task again, also after a restart. */
public abstract class Controller implements Serializable {
    private static final long serialVersionUID = 1L;

    public Controller() {}

    /** Starts calling the handler, from a thread of its own, until the task has ended. */
    public void watch(FilePath workspace, Handler handler, TaskListener listener)
            throws IOException, InterruptedException, UnsupportedOperationException {
        throw new UnsupportedOperationException(
                "Asynchronous mode is not implemented in " + getClass().getName());
    }

    /** Copies what came since the last call; whether there was anything. */
    public abstract boolean writeLog(FilePath workspace, OutputStream sink) throws IOException, InterruptedException;

    /** Null while it runs. */
    public Integer exitStatus(FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        throw new AbstractMethodError(getClass().getName() + " does not implement exitStatus");
    }

    public byte[] getOutput(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        throw new IOException("Did not implement getOutput in " + getClass().getName());
    }

    public void stop(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        throw new AbstractMethodError(getClass().getName() + " does not implement stop");
    }

    public abstract void cleanup(FilePath workspace) throws IOException, InterruptedException;

    /** For a stuck build: what is known about the process. */
    public String getDiagnostics(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        Integer exit = exitStatus(workspace, launcher, TaskListener.NULL);
        return exit == null ? "process is still running" : "completed process with code " + exit;
    }
}
