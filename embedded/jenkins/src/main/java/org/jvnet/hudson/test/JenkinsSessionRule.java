package org.jvnet.hudson.test;

import java.io.File;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** Runs a test as several sessions of Jenkins on one home, with an orderly stop between them. */
public class JenkinsSessionRule implements TestRule {
    private Description description;
    private File home;

    public JenkinsSessionRule() {}

    public File getHome() {
        return home;
    }

    @Override
    public Statement apply(Statement base, Description description) {
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                JenkinsSessionRule.this.description = description;
                TemporaryDirectoryAllocator folders = new TemporaryDirectoryAllocator();
                home = folders.allocate();
                try {
                    base.evaluate();
                } finally {
                    folders.dispose();
                }
            }
        };
    }

    /** One session. */
    public void then(Step step) throws Throwable {
        JenkinsRule rule = new JenkinsRule().with(() -> home);
        rule.apply(
                        new Statement() {
                            @Override
                            public void evaluate() throws Throwable {
                                step.run(rule);
                            }
                        },
                        description)
                .evaluate();
    }

    /** What happens in one session. */
    @FunctionalInterface
    public interface Step {
        void run(JenkinsRule r) throws Throwable;
    }
}
