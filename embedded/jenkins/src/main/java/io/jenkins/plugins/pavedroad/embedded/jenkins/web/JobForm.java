package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.BulkChange;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Project;
import hudson.model.listeners.ItemListener;
import hudson.tasks.Builder;
import hudson.util.FormApply;
import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletResponse;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/**
 * Takes what a job's configuration form sends: its description, and the build steps of a freestyle job. Approximated:
 * what the form here does not show (properties, triggers, publishers) stays as it is.
 */
final class JobForm {
    private JobForm() {}

    static void submit(Job<?, ?> job, StaplerRequest request, StaplerResponse response)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "The form has to be sent by POST");
            return;
        }
        job.checkPermission(Item.CONFIGURE);
        try {
            try (BulkChange change = new BulkChange(job)) {
                job.setDescription(request.getParameter("description"));
                if (job instanceof Project<?, ?> project) {
                    project.getBuildersList()
                            .rebuildHetero(request, request.getSubmittedForm(), Builder.all(), "builder");
                }
                change.commit();
            }
            ItemListener.fireOnUpdated(job);
            FormApply.success(".").generateResponse(request, response, null);
        } catch (Descriptor.FormException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        }
    }
}
