package org.jvnet.hudson.test;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.Assert;
import org.junit.rules.MethodRule;
import org.junit.runner.Description;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.Statement;

/**
 * Runs a test as several sessions of Jenkins on one home; a session may end as if its process had been killed. The test
 * method only says what the sessions are; they run after it.
 */
public class RestartableJenkinsRule implements MethodRule {
    public JenkinsRule j;
    public File home;

    private final List<Session> sessions = new ArrayList<>();
    private final TemporaryDirectoryAllocator folders = new TemporaryDirectoryAllocator();
    private Description description;

    public RestartableJenkinsRule() {}

    private record Session(Step step, boolean hard, boolean starts) {}

    /** What happens in one session. */
    @FunctionalInterface
    public interface Step {
        void run(JenkinsRule r) throws Throwable;
    }

    @Override
    public Statement apply(Statement base, FrameworkMethod method, Object target) {
        description = Description.createTestDescription(
                method.getMethod().getDeclaringClass(), method.getName(), method.getAnnotations());
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                try {
                    home = folders.allocate();
                    base.evaluate();
                    for (Session session : sessions) {
                        run(session);
                    }
                } finally {
                    folders.dispose();
                }
            }
        };
    }

    public void then(Step s) {
        sessions.add(new Session(s, false, true));
    }

    /** What Jenkins writes after the step is lost, what its orderly end saves in particular. */
    public void thenWithHardShutdown(Step s) {
        sessions.add(new Session(s, true, true));
    }

    public void thenDoesNotStart() {
        sessions.add(new Session(r -> {}, false, false));
    }

    protected JenkinsRule createJenkinsRule(Description description) {
        return new JenkinsRule();
    }

    private void run(Session session) throws Throwable {
        j = createJenkinsRule(description).with(() -> home);
        Statement inside = new Statement() {
            @Override
            public void evaluate() throws Throwable {
                session.step.run(j);
                if (session.hard) {
                    snapshot();
                }
            }
        };
        try {
            j.apply(inside, description).evaluate();
        } catch (Exception e) {
            if (session.starts) {
                throw e;
            }
            return;
        }
        if (!session.starts) {
            Assert.fail("Jenkins started, which it should not have");
        }
    }

    /** The next session begins with the files as they are now. */
    private void snapshot() throws IOException {
        Path from = home.toPath();
        Path to = folders.allocate().toPath();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) throws IOException {
                try {
                    Files.copy(
                            file,
                            to.resolve(from.relativize(file)),
                            StandardCopyOption.COPY_ATTRIBUTES,
                            java.nio.file.LinkOption.NOFOLLOW_LINKS);
                } catch (NoSuchFileException meanwhileGone) {
                    return FileVisitResult.CONTINUE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }
        });
        home = to.toFile();
    }
}
