package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.util.List;

/** One thing that user data asks for at an instance's first boot. */
sealed interface BootStep {
    /** Something for the console: what is not supported is said, not done. */
    record Note(String text) implements BootStep {}

    /** @param mode permission bits */
    record Write(String path, int mode, boolean append, byte[] content) implements BootStep {}

    /** A program with its arguments. */
    record Run(List<String> command) implements BootStep {}

    /** A script, run by the interpreter that its first line names. */
    record Script(byte[] content) implements BootStep {}
}
