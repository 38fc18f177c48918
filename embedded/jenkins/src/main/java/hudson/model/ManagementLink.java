package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.security.Permission;
import jenkins.management.Badge;
import jenkins.model.Jenkins;

/**
 * A page under Manage Jenkins, at {@code /manage/<urlName>/}. The permission decides only whether it is listed: the page
 * itself has to ask for it too.
 */
public abstract class ManagementLink implements ExtensionPoint, Action {
    public ManagementLink() {}

    /** Null hides the link. */
    @Override
    public abstract String getIconFileName();

    public String getDescription() {
        return "";
    }

    @Override
    public abstract String getUrlName();

    public boolean getRequiresConfirmation() {
        return false;
    }

    public static ExtensionList<ManagementLink> all() {
        return ExtensionList.lookup(ManagementLink.class);
    }

    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    public boolean getRequiresPOST() {
        return false;
    }

    protected String getCategoryName() {
        return "UNCATEGORIZED";
    }

    public Category getCategory() {
        try {
            return Category.valueOf(getCategoryName());
        } catch (IllegalArgumentException e) {
            return Category.UNCATEGORIZED;
        }
    }

    /** Null for none. */
    public Badge getBadge() {
        return null;
    }

    /** Under which heading the link is listed. */
    public enum Category {
        CONFIGURATION("System Configuration"),
        SECURITY("Security"),
        STATUS("Status Information"),
        TROUBLESHOOTING("Troubleshooting"),
        TOOLS("Tools and Actions"),
        MISC("Other"),
        UNCATEGORIZED("Uncategorized");

        private final String label;

        Category(String label) {
            this.label = label;
        }

        public String getLabel() {
            return label;
        }
    }
}
