package org.jvnet.hudson.test;

import java.io.File;

/** Chooses the home folder of a test's Jenkins. */
public interface HudsonHomeLoader {
    /** An empty one. */
    HudsonHomeLoader NEW =
            () -> TestEnvironment.get().temporaryDirectoryAllocator.allocate();

    File allocate() throws Exception;
}
