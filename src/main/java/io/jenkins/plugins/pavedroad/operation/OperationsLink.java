package io.jenkins.plugins.pavedroad.operation;

import hudson.Extension;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The page in Manage Jenkins that lists all operations and lets an administrator turn one around. */
@Extension
public class OperationsLink extends ManagementLink {
    @Override
    public String getIconFileName() {
        return "symbol-paved-road plugin-paved-road";
    }

    @Override
    public String getDisplayName() {
        return "Paved Road operations";
    }

    @Override
    public String getDescription() {
        return "Bakes, deployments and sweeps under way: what each waits for, what it holds, and how it ended.";
    }

    @Override
    public String getUrlName() {
        return "paved-road-operations";
    }

    @Override
    public Permission getRequiredPermission() {
        return Jenkins.ADMINISTER;
    }

    @Override
    public Category getCategory() {
        return Category.STATUS;
    }

    /** For the page. */
    public OperationsPage getPage() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return Operations.get().page();
    }

    /** Asks an operation to turn around; who asked is in its journal. */
    @POST
    public HttpResponse doUnwind(@QueryParameter String id) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        boolean asked = Operations.get()
                .runner()
                .unwind(
                        id,
                        "Asked to turn around by "
                                + Jenkins.getAuthentication2().getName() + " in Manage Jenkins.");
        return asked ? HttpResponses.redirectToDot() : HttpResponses.notFound();
    }

    /** Sets an operation aside whose type this version does not know, and gives its locks to those who wait. */
    @POST
    public HttpResponse doGiveUp(@QueryParameter String id) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        boolean gone = Operations.get()
                .runner()
                .giveUp(id, "Given up by " + Jenkins.getAuthentication2().getName() + " in Manage Jenkins.");
        return gone ? HttpResponses.redirectToDot() : HttpResponses.notFound();
    }
}
