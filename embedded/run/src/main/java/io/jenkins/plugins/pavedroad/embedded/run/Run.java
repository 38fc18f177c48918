package io.jenkins.plugins.pavedroad.embedded.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One run of a Jenkinsfile.
 *
 * @param home where the project lies
 * @param terminal whether the output is one
 */
record Run(RunOptions options, Path home, Interruption interruption, PrintStream out, boolean terminal) {
    /**
     * @return whether the build succeeded
     * @throws Refused when something the user can mend is in the way
     */
    boolean toTheEnd() throws IOException, InterruptedException {
        Path jenkinsfile = jenkinsfile();
        if (!Files.isRegularFile(jenkinsfile)) {
            throw new Refused("There is no file '" + jenkinsfile + "': name the Jenkinsfile to run.");
        }
        int port = Ports.choose(options.port());
        try (Workspace workspace = Workspace.open(home.resolve("work"))) {
            return options.realAws()
                    ? new RealRun(this, workspace, port).toTheEnd()
                    : new EmbeddedRun(this, workspace, port).toTheEnd();
        }
    }

    Path jenkinsfile() {
        return options.jenkinsfile() == null ? home.resolve("Jenkinsfile") : options.jenkinsfile();
    }
}
