package jenkins.tools;

import hudson.Extension;
import jenkins.model.GlobalConfigurationCategory;
import org.jenkinsci.Symbol;

/** Tools. */
@Extension
@Symbol("tool")
public class ToolConfigurationCategory extends GlobalConfigurationCategory {
    public ToolConfigurationCategory() {}

    @Override
    public String getShortDescription() {
        return "Configure tools, their locations and automatic installers.";
    }

    @Override
    public String getDisplayName() {
        return "Tools";
    }
}
