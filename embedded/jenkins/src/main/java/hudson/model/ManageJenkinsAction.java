package hudson.model;

import hudson.Extension;
import jenkins.model.Jenkins;
import jenkins.model.ModelObjectWithContextMenu;
import org.kohsuke.stapler.StaplerFallback;

/** Manage Jenkins; what it has no page for, Jenkins itself answers. */
@Extension(ordinal = 100)
@org.jenkinsci.Symbol("manageJenkins")
public class ManageJenkinsAction implements RootAction, StaplerFallback, ModelObjectWithContextMenu {
    public ManageJenkinsAction() {}

    @Override
    public String getIconFileName() {
        return Jenkins.get().hasAnyPermission(Jenkins.MANAGE, Jenkins.SYSTEM_READ) ? "symbol-settings" : null;
    }

    @Override
    public String getDisplayName() {
        return "Manage Jenkins";
    }

    @Override
    public String getUrlName() {
        return "/manage";
    }

    @Override
    public Object getStaplerFallback() {
        return Jenkins.get();
    }
}
