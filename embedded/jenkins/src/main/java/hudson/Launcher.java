package hudson;

import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.remoting.Channel;
import hudson.remoting.VirtualChannel;
import hudson.util.ArgumentListBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** Starts processes on a node. */
public abstract class Launcher {
    public static boolean showFullPath = false;

    protected final TaskListener listener;
    protected final VirtualChannel channel;

    protected Launcher(TaskListener listener, VirtualChannel channel) {
        this.listener = listener;
        this.channel = channel;
    }

    protected Launcher(Launcher launcher) {
        this(launcher.listener, launcher.channel);
    }

    public VirtualChannel getChannel() {
        return channel;
    }

    public TaskListener getListener() {
        return listener;
    }

    public Computer getComputer() {
        return Jenkins.get().toComputer();
    }

    public final ProcStarter launch() {
        return new ProcStarter();
    }

    public abstract Proc launch(ProcStarter starter) throws IOException;

    public final Proc launch(String cmd, Map<String, String> env, OutputStream out, FilePath workDir)
            throws IOException {
        return launch(cmd, Util.mapToEnv(env), out, workDir);
    }

    public final Proc launch(String[] cmd, Map<String, String> env, OutputStream out, FilePath workDir)
            throws IOException {
        return launch(cmd, Util.mapToEnv(env), out, workDir);
    }

    public final Proc launch(String[] cmd, Map<String, String> env, InputStream in, OutputStream out)
            throws IOException {
        return launch(cmd, Util.mapToEnv(env), in, out);
    }

    public final Proc launch(String[] cmd, boolean[] mask, Map<String, String> env, OutputStream out, FilePath workDir)
            throws IOException {
        return launch(cmd, mask, Util.mapToEnv(env), out, workDir);
    }

    public final Proc launch(String[] cmd, boolean[] mask, Map<String, String> env, InputStream in, OutputStream out)
            throws IOException {
        return launch(cmd, mask, Util.mapToEnv(env), in, out);
    }

    public final Proc launch(String cmd, String[] env, OutputStream out, FilePath workDir) throws IOException {
        return launch(Util.tokenize(cmd), env, out, workDir);
    }

    public final Proc launch(String[] cmd, String[] env, OutputStream out, FilePath workDir) throws IOException {
        return launch(cmd, env, null, out, workDir);
    }

    public final Proc launch(String[] cmd, String[] env, InputStream in, OutputStream out) throws IOException {
        return launch(cmd, env, in, out, null);
    }

    public final Proc launch(String[] cmd, boolean[] mask, String[] env, OutputStream out, FilePath workDir)
            throws IOException {
        return launch(cmd, mask, env, null, out, workDir);
    }

    public final Proc launch(String[] cmd, boolean[] mask, String[] env, InputStream in, OutputStream out)
            throws IOException {
        return launch(cmd, mask, env, in, out, null);
    }

    public Proc launch(String[] cmd, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        return launch(launch().cmds(cmd).envs(env).stdin(in).stdout(out).pwd(workDir));
    }

    public Proc launch(String[] cmd, boolean[] mask, String[] env, InputStream in, OutputStream out, FilePath workDir)
            throws IOException {
        return launch(
                launch().cmds(cmd).masks(mask).envs(env).stdin(in).stdout(out).pwd(workDir));
    }

    public abstract Channel launchChannel(String[] cmd, OutputStream out, FilePath workDir, Map<String, String> envVars)
            throws IOException, InterruptedException;

    public boolean isUnix() {
        return File.pathSeparatorChar == ':';
    }

    /** Ends every process of the node whose environment holds these variables. */
    public abstract void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException;

    protected final void printCommandLine(String[] cmd, FilePath workDir) {
        maskedPrintCommandLine(Arrays.asList(cmd), null, workDir);
    }

    protected final void maskedPrintCommandLine(List<String> cmd, boolean[] mask, FilePath workDir) {
        CommandEcho.print(listener, cmd, mask, workDir, showFullPath);
    }

    protected final void maskedPrintCommandLine(String[] cmd, boolean[] mask, FilePath workDir) {
        maskedPrintCommandLine(Arrays.asList(cmd), mask, workDir);
    }

    public final Launcher decorateFor(Node node) {
        Launcher decorated = this;
        for (LauncherDecorator decorator : LauncherDecorator.all()) {
            decorated = decorator.decorate(decorated, node);
        }
        return decorated;
    }

    /** Every command gets these arguments in front, for instance {@code sudo}. */
    public final Launcher decorateByPrefix(String... prefix) {
        Launcher outer = this;
        return new DecoratedLauncher(outer) {
            @Override
            public Proc launch(ProcStarter starter) throws IOException {
                starter.commands.addAll(0, Arrays.asList(prefix));
                if (starter.masks != null) {
                    boolean[] masks = new boolean[starter.masks.length + prefix.length];
                    System.arraycopy(starter.masks, 0, masks, prefix.length, starter.masks.length);
                    starter.masks = masks;
                }
                return outer.launch(starter);
            }
        };
    }

    /** Every command gets these variables, except those that it sets itself. */
    public final Launcher decorateByEnv(EnvVars overrides) {
        Launcher outer = this;
        EnvVars env = new EnvVars(overrides);
        return new DecoratedLauncher(outer) {
            @Override
            public Proc launch(ProcStarter starter) throws IOException {
                EnvVars all = new EnvVars();
                for (String line : starter.envs()) {
                    all.addLine(line);
                }
                all.overrideExpandingAll(env);
                starter.envs(all);
                return outer.launch(starter);
            }
        };
    }

    /** A command in the making. */
    public final class ProcStarter {
        protected List<String> commands;
        protected boolean[] masks;
        protected FilePath pwd;
        protected OutputStream stdout;
        protected OutputStream stderr;
        protected InputStream stdin;
        protected String[] envs = new String[0];
        protected boolean reverseStdin;
        protected boolean reverseStdout;
        protected boolean reverseStderr;
        private boolean quiet;

        public ProcStarter() {}

        public ProcStarter cmds(String... args) {
            return cmds(Arrays.asList(args));
        }

        public ProcStarter cmds(File program, String... args) {
            commands = new ArrayList<>();
            commands.add(program.getPath());
            commands.addAll(Arrays.asList(args));
            return this;
        }

        public ProcStarter cmds(List<String> args) {
            commands = new ArrayList<>(args);
            return this;
        }

        public ProcStarter cmds(ArgumentListBuilder args) {
            commands = args.toList();
            masks = args.toMaskArray();
            return this;
        }

        public ProcStarter cmdAsSingleString(String s) {
            return cmds(Util.tokenize(s));
        }

        public List<String> cmds() {
            return commands;
        }

        public ProcStarter masks(boolean... masks) {
            this.masks = masks;
            return this;
        }

        public boolean[] masks() {
            return masks;
        }

        public ProcStarter quiet(boolean quiet) {
            this.quiet = quiet;
            return this;
        }

        public boolean quiet() {
            return quiet;
        }

        public ProcStarter pwd(FilePath workDir) {
            pwd = workDir;
            return this;
        }

        public ProcStarter pwd(File workDir) {
            return pwd(new FilePath(workDir));
        }

        public ProcStarter pwd(String workDir) {
            return pwd(new FilePath(getChannel(), workDir));
        }

        public FilePath pwd() {
            return pwd;
        }

        public ProcStarter stdout(OutputStream out) {
            stdout = out;
            return this;
        }

        public ProcStarter stdout(TaskListener out) {
            return stdout(out.getLogger());
        }

        public OutputStream stdout() {
            return stdout;
        }

        public ProcStarter stderr(OutputStream err) {
            stderr = err;
            return this;
        }

        public OutputStream stderr() {
            return stderr;
        }

        public ProcStarter stdin(InputStream in) {
            stdin = in;
            return this;
        }

        public InputStream stdin() {
            return stdin;
        }

        public ProcStarter envs(Map<String, String> overrides) {
            envs = Util.mapToEnv(overrides);
            return this;
        }

        public ProcStarter envs(String... overrides) {
            envs = overrides;
            return this;
        }

        public String[] envs() {
            return envs.clone();
        }

        public ProcStarter readStdout() {
            reverseStdout = true;
            stdout = null;
            return this;
        }

        public ProcStarter readStderr() {
            reverseStderr = true;
            stderr = null;
            return this;
        }

        public ProcStarter writeStdin() {
            reverseStdin = true;
            stdin = null;
            return this;
        }

        public Proc start() throws IOException {
            return launch(this);
        }

        public int join() throws IOException, InterruptedException {
            return start().join();
        }

        public ProcStarter copy() {
            ProcStarter copy = new ProcStarter()
                    .pwd(pwd)
                    .stdin(stdin)
                    .stdout(stdout)
                    .stderr(stderr)
                    .envs(envs())
                    .quiet(quiet);
            copy.commands = commands == null ? null : new ArrayList<>(commands);
            copy.masks = masks;
            copy.reverseStdin = reverseStdin;
            copy.reverseStdout = reverseStdout;
            copy.reverseStderr = reverseStderr;
            return copy;
        }
    }

    /** Starts processes on this machine. */
    public static class LocalLauncher extends Launcher {
        public LocalLauncher(TaskListener listener) {
            this(listener, FilePath.localChannel);
        }

        public LocalLauncher(TaskListener listener, VirtualChannel channel) {
            super(listener, channel);
        }

        @Override
        public Proc launch(ProcStarter ps) throws IOException {
            if (!ps.quiet()) {
                maskedPrintCommandLine(ps.cmds(), ps.masks(), ps.pwd());
            }
            EnvVars env = new EnvVars(System.getenv());
            Map<String, String> overrides = new LinkedHashMap<>();
            for (String line : ps.envs()) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    overrides.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
            env.overrideExpandingAll(overrides);
            ProcessBuilder builder = new ProcessBuilder(ps.cmds());
            builder.environment().clear();
            builder.environment().putAll(env);
            if (ps.pwd() != null) {
                builder.directory(new File(ps.pwd().getRemote()));
            }
            return new LocalProcess(builder, ps);
        }

        @Override
        public Channel launchChannel(String[] cmd, OutputStream out, FilePath workDir, Map<String, String> envVars)
                throws IOException {
            throw new IOException("the embedded Jenkins has no remote agents");
        }

        @Override
        public void kill(Map<String, String> modelEnvVars) throws InterruptedException {
            ProcessTrees.killAll(modelEnvVars);
        }
    }

    /** Adds something to another launcher. */
    public static class DecoratedLauncher extends Launcher {
        private final Launcher inner;

        public DecoratedLauncher(Launcher inner) {
            super(inner);
            this.inner = inner;
        }

        @Override
        public Proc launch(ProcStarter starter) throws IOException {
            return inner.launch(starter);
        }

        @Override
        public Channel launchChannel(String[] cmd, OutputStream out, FilePath workDir, Map<String, String> envVars)
                throws IOException, InterruptedException {
            return inner.launchChannel(cmd, out, workDir, envVars);
        }

        @Override
        public void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException {
            inner.kill(modelEnvVars);
        }

        @Override
        public boolean isUnix() {
            return inner.isUnix();
        }

        @Override
        public Computer getComputer() {
            return inner.getComputer();
        }

        @Override
        public TaskListener getListener() {
            return inner.getListener();
        }

        @Override
        public VirtualChannel getChannel() {
            return inner.getChannel();
        }

        public Launcher getInner() {
            return inner;
        }

        @Override
        public String toString() {
            return super.toString() + "; decorates " + inner;
        }
    }
}
