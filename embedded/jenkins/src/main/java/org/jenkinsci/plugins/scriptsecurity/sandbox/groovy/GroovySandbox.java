package org.jenkinsci.plugins.scriptsecurity.sandbox.groovy;

import groovy.lang.GroovyCodeSource;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import hudson.model.TaskListener;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.jenkinsci.plugins.scriptsecurity.sandbox.Whitelist;
import org.kohsuke.groovy.sandbox.SandboxTransformer;

/** Runs Groovy so that it can only use what whitelists permit. */
public final class GroovySandbox {

    public static final Logger LOGGER = Logger.getLogger(GroovySandbox.class.getName());

    private Whitelist whitelist;
    private TaskListener listener;

    public GroovySandbox() {}

    public GroovySandbox withWhitelist(Whitelist whitelist) {
        this.whitelist = whitelist;
        return this;
    }

    public GroovySandbox withTaskListener(TaskListener listener) {
        this.listener = listener;
        return this;
    }

    /** From here on, on this thread, until the scope is closed. */
    public Scope enter() {
        SandboxInterceptor interceptor = new SandboxInterceptor(whitelist == null ? Whitelist.all() : whitelist);
        interceptor.register();
        return interceptor::unregister;
    }

    public Object runScript(GroovyShell shell, String script) {
        try (Scope scope = enter()) {
            return shell.parse(script).run();
        }
    }

    public static CompilerConfiguration createSecureCompilerConfiguration() {
        CompilerConfiguration configuration = createBaseCompilerConfiguration();
        configuration.addCompilationCustomizers(new SandboxTransformer());
        return configuration;
    }

    public static CompilerConfiguration createBaseCompilerConfiguration() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.addCompilationCustomizers(new RejectASTTransformsCustomizer());
        return configuration;
    }

    public static void runInSandbox(Runnable r, Whitelist whitelist) {
        try (Scope scope = new GroovySandbox().withWhitelist(whitelist).enter()) {
            r.run();
        }
    }

    public static <V> V runInSandbox(Callable<V> c, Whitelist whitelist) throws Exception {
        try (Scope scope = new GroovySandbox().withWhitelist(whitelist).enter()) {
            return c.call();
        }
    }

    /** The time a thread is confined. */
    public interface Scope extends AutoCloseable {
        default Script parse(GroovyShell shell, GroovyCodeSource codeSource) {
            return shell.parse(codeSource);
        }

        @Override
        void close();
    }
}
