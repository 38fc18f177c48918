package org.jvnet.hudson.test;

import java.io.IOException;
import org.junit.runner.Description;

/** What belongs to the test that runs now. */
public class TestEnvironment {
    private static volatile TestEnvironment current;

    public final TemporaryDirectoryAllocator temporaryDirectoryAllocator = new TemporaryDirectoryAllocator();
    private final Description description;

    public TestEnvironment(Description description) {
        this.description = description;
    }

    public Description description() {
        return description;
    }

    public void pin() {
        current = this;
    }

    public void dispose() throws IOException, InterruptedException {
        temporaryDirectoryAllocator.dispose();
        current = null;
    }

    public static TestEnvironment get() {
        return current;
    }

    @Override
    public String toString() {
        return "TestEnvironment[" + description + "]";
    }
}
