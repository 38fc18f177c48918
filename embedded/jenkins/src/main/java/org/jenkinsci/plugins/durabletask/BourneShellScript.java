package org.jenkinsci.plugins.durabletask;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * Runs a shell script in a session of its own, so that it outlives Jenkins. Its output goes to a log file and its exit
 * code to a result file, which appears whole or not at all.
 */
public final class BourneShellScript extends FileMonitoringTask {
    /** Runs the script in the background; arguments: script, log, result, shell or nothing, captured output or nothing. */
    private static final String WRAPPER = String.join(
            "\n",
            "script=$1 log=$2 result=$3 shell=$4 output=$5",
            "(",
            "  if [ -n \"$output\" ]; then",
            "    if [ -n \"$shell\" ]; then \"$shell\" -xe \"$script\"; else \"$script\"; fi >\"$output\" 2>\"$log\"",
            "  else",
            "    if [ -n \"$shell\" ]; then \"$shell\" -xe \"$script\"; else \"$script\"; fi >\"$log\" 2>&1",
            "  fi",
            "  echo $? >\"$result.tmp\"",
            "  mv \"$result.tmp\" \"$result\"",
            ") </dev/null >/dev/null 2>&1 &");

    private final String script;
    private boolean capturingOutput;

    @DataBoundConstructor
    public BourneShellScript(String script) {
        this.script = Util.fixNull(script);
    }

    public String getScript() {
        return script;
    }

    @Override
    public void captureOutput() {
        capturingOutput = true;
    }

    @Override
    protected FileMonitoringController launchWithCookie(
            FilePath ws,
            Launcher launcher,
            TaskListener listener,
            EnvVars envVars,
            String cookieVariable,
            String cookieValue)
            throws IOException, InterruptedException {
        if (script.isEmpty()) {
            listener.getLogger().println("Warning: was asked to run an empty script");
        }
        FileMonitoringController controller = new ShellController(ws, cookieValue);
        controller.rememberCookie(ws, cookieValue);
        FilePath file = controller.controlDir(ws).child("script.sh");
        file.write(script.replace("\r\n", "\n"), "UTF-8");
        file.chmod(0755);
        List<String> command = new ArrayList<>(List.of("sh", "-c", WRAPPER, "jenkins"));
        if (hasSetsid()) {
            command.add(0, "setsid");
        }
        command.add(file.getRemote());
        command.add(controller.getLogFile(ws).getRemote());
        command.add(controller.getResultFile(ws).getRemote());
        command.add(script.startsWith("#!") ? "" : "sh");
        command.add(capturingOutput ? controller.getOutputFile(ws).getRemote() : "");
        EnvVars env = new EnvVars(envVars);
        env.put(cookieVariable, cookieValue);
        launcher.launch()
                .cmds(command)
                .envs(escape(env))
                .pwd(ws)
                .quiet(true)
                .stdout(OutputStream.nullOutputStream())
                .start()
                .join();
        return controller;
    }

    private static final class ShellController extends FileMonitoringController {
        private static final long serialVersionUID = 1L;

        ShellController(FilePath ws, String cookieValue) throws IOException, InterruptedException {
            super(ws, cookieValue);
        }
    }

    private static boolean hasSetsid() {
        return Files.isExecutable(Path.of("/usr/bin/setsid"));
    }

    /** Descriptor. */
    @Extension
    public static final class DescriptorImpl extends DurableTaskDescriptor {
        public DescriptorImpl() {}

        @Override
        public String getDisplayName() {
            return "Bourne shell";
        }
    }
}
