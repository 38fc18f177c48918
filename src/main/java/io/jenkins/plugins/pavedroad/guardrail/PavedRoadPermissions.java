package io.jenkins.plugins.pavedroad.guardrail;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * What a user may do with the suite, in a job. Who may start a build may bake, deploy and sweep with it, as it was before
 * these permissions existed: nobody is locked out by installing the suite. They can be given by themselves to somebody who
 * starts the job only through another one. To override a guardrail is implied by nothing but administering.
 */
public final class PavedRoadPermissions {
    private static final Logger LOGGER = Logger.getLogger(PavedRoadPermissions.class.getName());

    public static final PermissionGroup GROUP =
            new PermissionGroup(PavedRoadPermissions.class, Messages._PavedRoadPermissions_group());

    public static final Permission BAKE = inJobs("Bake", Messages._PavedRoadPermissions_bake(), Item.BUILD);

    public static final Permission DEPLOY = inJobs("Deploy", Messages._PavedRoadPermissions_deploy(), Item.BUILD);

    public static final Permission SWEEP = inJobs("Sweep", Messages._PavedRoadPermissions_sweep(), Item.BUILD);

    public static final Permission OVERRIDE =
            inJobs("Override", Messages._PavedRoadPermissions_override(), Jenkins.ADMINISTER);

    private PavedRoadPermissions() {}

    /** Makes them known before the authorization strategy is loaded, which stores what was granted by name. */
    @Initializer(after = InitMilestone.PLUGINS_PREPARED, before = InitMilestone.SYSTEM_CONFIG_LOADED)
    public static void register() {
        LOGGER.log(Level.FINE, "Permissions of Paved Road: {0}", GROUP.getPermissions());
    }

    /** As users know it, such as {@code Paved Road/Deploy}. */
    static String nameOf(Permission permission) {
        return permission.group.title + "/" + permission.name;
    }

    private static Permission inJobs(String name, org.jvnet.localizer.Localizable description, Permission impliedBy) {
        return new Permission(GROUP, name, description, impliedBy, true, new PermissionScope[] {PermissionScope.ITEM});
    }
}
