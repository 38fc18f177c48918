package jenkins.model;

import hudson.FilePath;
import hudson.model.TopLevelItem;
import java.io.File;

/** The executors of the controller itself. */
final class BuiltInNode {
    static final String HOME_OF_WORKSPACES = "workspace";

    private BuiltInNode() {}

    static FilePath workspaceOf(Jenkins jenkins, TopLevelItem item) {
        return new FilePath(new File(new File(jenkins.getRootDir(), HOME_OF_WORKSPACES), item.getFullName()));
    }
}
