package hudson;

import hudson.model.Node;

/** Wraps every launcher of a node. */
public abstract class LauncherDecorator implements ExtensionPoint {
    public LauncherDecorator() {}

    public abstract Launcher decorate(Launcher launcher, Node node);

    public static ExtensionList<LauncherDecorator> all() {
        return ExtensionList.lookup(LauncherDecorator.class);
    }
}
