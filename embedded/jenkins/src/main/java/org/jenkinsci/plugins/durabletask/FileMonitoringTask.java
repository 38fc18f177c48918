package org.jenkinsci.plugins.durabletask;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A durable task that talks through files: the process appends to a log and leaves its exit code in a result file. */
public abstract class FileMonitoringTask extends DurableTask {
    protected static final String COOKIE = "JENKINS_SERVER_COOKIE";

    private String charset;

    public FileMonitoringTask() {}

    @Override
    public final Controller launch(EnvVars env, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        String cookie = "durable-" + Util.getDigestOf(UUID.randomUUID() + workspace.getRemote());
        FileMonitoringController controller = launchWithCookie(workspace, launcher, listener, env, COOKIE, cookie);
        controller.charset = charset;
        return controller;
    }

    protected FileMonitoringController launchWithCookie(
            FilePath workspace,
            Launcher launcher,
            TaskListener listener,
            EnvVars envVars,
            String cookieVariable,
            String cookieValue)
            throws IOException, InterruptedException {
        envVars.put(cookieVariable, cookieValue);
        return doLaunch(workspace, launcher, listener, envVars);
    }

    protected FileMonitoringController doLaunch(
            FilePath workspace, Launcher launcher, TaskListener listener, EnvVars envVars)
            throws IOException, InterruptedException {
        throw new AbstractMethodError(getClass().getName() + " implements neither launchWithCookie nor doLaunch");
    }

    @Override
    public final void charset(Charset cs) {
        charset = cs.name();
    }

    @Override
    public final void defaultCharset() {
        charset = Charset.defaultCharset().name();
    }

    /** Keeps the launcher from expanding dollar signs in values. */
    protected static Map<String, String> escape(EnvVars envVars) {
        Map<String, String> escaped = new TreeMap<>();
        envVars.forEach((key, value) -> escaped.put(key, value.replace("$", "$$")));
        return escaped;
    }

    /** The files of one task, in a folder beside the workspace. */
    public static class FileMonitoringController extends Controller {
        private static final long serialVersionUID = 1L;

        private String controlDir;
        private String id;
        private String charset;
        private long lastLocation;

        protected FileMonitoringController(FilePath ws, String cookieValue) throws IOException, InterruptedException {
            FilePath folder = controlDirFor(ws, Util.getDigestOf(cookieValue).substring(0, 8));
            folder.mkdirs();
            controlDir = folder.getRemote();
        }

        @Deprecated
        protected FileMonitoringController(FilePath ws) throws IOException, InterruptedException {
            this(ws, UUID.randomUUID().toString());
        }

        private static FilePath controlDirFor(FilePath ws, String id) {
            return WorkspaceList.tempDir(ws).child("durable-" + id);
        }

        @Override
        public final boolean writeLog(FilePath workspace, OutputStream sink) throws IOException, InterruptedException {
            FilePath log = getLogFile(workspace);
            if (!log.exists() || log.length() <= lastLocation) {
                return false;
            }
            try (InputStream in = log.readFromOffset(lastLocation)) {
                byte[] fresh = in.readAllBytes();
                sink.write(transcode(fresh));
                lastLocation += fresh.length;
                return fresh.length > 0;
            }
        }

        private byte[] transcode(byte[] bytes) {
            boolean same = charset == null || charset.equals(StandardCharsets.UTF_8.name());
            return same ? bytes : new String(bytes, Charset.forName(charset)).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Integer exitStatus(FilePath workspace, Launcher launcher, TaskListener listener)
                throws IOException, InterruptedException {
            return exitStatus(workspace, listener);
        }

        protected Integer exitStatus(FilePath workspace, TaskListener listener)
                throws IOException, InterruptedException {
            FilePath result = getResultFile(workspace);
            if (!result.exists()) {
                return null;
            }
            String text = result.readToString().trim();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new IOException("corrupted content in " + result + ": " + e, e);
            }
        }

        @Override
        public byte[] getOutput(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
            return getOutput(workspace);
        }

        protected byte[] getOutput(FilePath workspace) throws IOException, InterruptedException {
            try (InputStream in = getOutputFile(workspace).read()) {
                return transcode(in.readAllBytes());
            }
        }

        @Override
        public final void stop(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
            launcher.kill(Collections.singletonMap(COOKIE, cookie(workspace)));
        }

        private String cookie(FilePath workspace) throws IOException, InterruptedException {
            FilePath file = controlDir(workspace).child("cookie.txt");
            if (!file.exists()) {
                throw new AbortException("the files of this process in " + controlDir + " are gone");
            }
            return file.readToString();
        }

        /** Before the process starts, so that {@link #stop} works from then on. */
        void rememberCookie(FilePath workspace, String cookieValue) throws IOException, InterruptedException {
            controlDir(workspace).child("cookie.txt").write(cookieValue, "UTF-8");
        }

        @Override
        public void cleanup(FilePath workspace) throws IOException, InterruptedException {
            controlDir(workspace).deleteRecursive();
        }

        public FilePath controlDir(FilePath ws) throws IOException, InterruptedException {
            return ws.child(controlDir);
        }

        public FilePath getResultFile(FilePath workspace) throws IOException, InterruptedException {
            return controlDir(workspace).child("jenkins-result.txt");
        }

        public FilePath getLogFile(FilePath workspace) throws IOException, InterruptedException {
            return controlDir(workspace).child("jenkins-log.txt");
        }

        public FilePath getOutputFile(FilePath workspace) throws IOException, InterruptedException {
            return controlDir(workspace).child("output.txt");
        }

        /** How far the log was handed on, so that nothing is shown twice after a restart. */
        public FilePath getLastLocationFile(FilePath workspace) throws IOException, InterruptedException {
            return controlDir(workspace).child("last-location.txt");
        }

        @Override
        public void watch(FilePath workspace, Handler handler, TaskListener listener)
                throws IOException, InterruptedException {
            new LogWatch(this, workspace, handler, listener).start();
        }

        @Override
        public String getDiagnostics(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
            FilePath folder = controlDir(workspace);
            Integer exit = exitStatus(workspace, launcher, TaskListener.NULL);
            return (exit == null ? "awaiting process completion" : "completed process (code " + exit + ")") + " in "
                    + folder;
        }
    }
}
