package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.BulkChange;
import hudson.Functions;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormApply;
import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletResponse;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** Takes what the system configuration's form sends: each section goes to its descriptor. */
final class SystemForm {
    private SystemForm() {}

    static void submit(Jenkins jenkins, StaplerRequest request, StaplerResponse response)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "The form has to be sent by POST");
            return;
        }
        jenkins.checkPermission(Jenkins.MANAGE);
        try (BulkChange change = new BulkChange(jenkins)) {
            JSONObject form = request.getSubmittedForm();
            jenkins.setSystemMessage(Util.nullify(request.getParameter("system_message")));
            boolean complete = true;
            for (Descriptor<?> section : Functions.getSortedDescriptorsForGlobalConfigUnclassified()) {
                complete &= section.configure(request, section(form, section));
            }
            jenkins.save();
            change.commit();
            FormApply.success(complete ? request.getContextPath() + '/' : "configure")
                    .generateResponse(request, response, null);
        } catch (Descriptor.FormException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
        }
    }

    /** As Jenkins does: a section's entries are also among the form's own. */
    private static JSONObject section(JSONObject form, Descriptor<?> descriptor) {
        String name = descriptor.getJsonSafeClassName();
        JSONObject section = form.has(name) ? form.getJSONObject(name) : new JSONObject();
        form.putAll(section);
        return section;
    }
}
