package io.jenkins.plugins.pavedroad.parameter;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.RootAction;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jvnet.hudson.test.JenkinsRule;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** A step's form on a page of its own. Each test that opens it has an extension of its own that extends this. */
public abstract class StepFormPage implements RootAction {
    private Step step;
    private JSONObject form;
    private Object sent;

    /** What a form that shows this step sends, as it is. */
    static StepFormPage send(JenkinsRule jenkins, Step step) throws Exception {
        jenkins.submit(show(jenkins, step).getFormByName("step"));
        return page();
    }

    /** The form as it is shown. */
    static HtmlPage show(JenkinsRule jenkins, Step step) throws Exception {
        StepFormPage page = page();
        page.step = step;
        page.sent = null;
        return jenkins.createWebClient().goTo("stepForm/");
    }

    private static StepFormPage page() {
        return ExtensionList.lookup(RootAction.class).stream()
                .filter(StepFormPage.class::isInstance)
                .map(StepFormPage.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The form's fields. */
    JSONObject form() {
        return form;
    }

    /** The step that Jenkins makes of them. */
    Object step() {
        return sent;
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return "Step";
    }

    @Override
    public String getUrlName() {
        return "stepForm";
    }

    public Step getStep() {
        return step;
    }

    public Descriptor<?> getStepDescriptor() {
        return step.getDescriptor();
    }

    @RequirePOST
    public HttpResponse doSubmit(StaplerRequest request) throws Exception {
        form = request.getSubmittedForm();
        sent = getStepDescriptor().newInstance(request, form);
        return HttpResponses.redirectToDot();
    }
}
