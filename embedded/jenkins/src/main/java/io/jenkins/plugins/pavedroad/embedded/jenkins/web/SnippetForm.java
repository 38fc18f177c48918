package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.Functions;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.io.IOException;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletResponse;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** Answers the form of Pipeline Syntax with the Groovy that calls the step. */
final class SnippetForm {
    private SnippetForm() {}

    static void submit(Snippetizer page, StaplerRequest request, StaplerResponse response)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "The form has to be sent by POST");
            return;
        }
        String text;
        try {
            text = snippet(request, JSONObject.fromObject(request.getParameter("json")));
        } catch (Exception e) {
            text = Functions.printThrowable(e);
        }
        HttpResponses.text(text).generateResponse(request, response, page);
    }

    private static String snippet(StaplerRequest request, JSONObject form) throws Exception {
        Jenkins jenkins = Jenkins.get();
        Class<? extends Describable> type = jenkins.getPluginManager()
                .uberClassLoader
                .loadClass(form.getString("stapler-class"))
                .asSubclass(Describable.class);
        Descriptor<?> descriptor = jenkins.getDescriptor(type);
        if (descriptor == null) {
            return "<could not find " + type.getName() + ">";
        }
        if (descriptor instanceof StepDescriptor) {
            return Snippetizer.object2Groovy(descriptor.newInstance(request, form));
        }
        for (StepDescriptor meta : StepDescriptor.allMeta()) {
            DescribableParameter sole = DescribableModel.of(meta.clazz).getSoleRequiredParameter();
            if (sole != null && meta.getMetaStepArgumentType().isAssignableFrom(type)) {
                Step step = meta.newInstance(Map.of(sole.getName(), descriptor.newInstance(request, form)));
                return Snippetizer.object2Groovy(step);
            }
        }
        return "<" + type.getName() + " is not a supported step type>";
    }
}
