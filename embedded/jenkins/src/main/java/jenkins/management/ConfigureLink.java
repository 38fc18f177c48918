package jenkins.management;

import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import jenkins.model.Jenkins;

/** Leads to the system configuration. */
@Extension(ordinal = Integer.MAX_VALUE - 200)
public class ConfigureLink extends ManagementLink {
    public ConfigureLink() {}

    @Override
    public String getIconFileName() {
        return "symbol-settings";
    }

    @Override
    public String getDisplayName() {
        return "System";
    }

    @Override
    public String getDescription() {
        return "Configure global settings and paths.";
    }

    @Override
    public Permission getRequiredPermission() {
        return Jenkins.MANAGE;
    }

    @Override
    public String getUrlName() {
        return "configure";
    }

    @Override
    public Category getCategory() {
        return Category.CONFIGURATION;
    }
}
