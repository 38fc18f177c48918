package io.jenkins.plugins.pavedroad.parameter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.bake.BakeAmiStep;
import io.jenkins.plugins.pavedroad.build.NebulaBuildStep;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What Pipeline Syntax makes of the steps' forms is what a Jenkinsfile takes. */
public class PipelineSyntaxTest {
    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Test
    public void everyStepsFormBecomesACallThatMakesTheSameStep() throws Exception {
        List<PavedRoadStepDescriptor> steps = steps();
        assertTrue(steps.toString(), steps.size() >= 5);
        for (PavedRoadStepDescriptor descriptor : steps) {
            Step all = Filled.instance(descriptor.clazz);
            assertSame(all, Snippet.read(snippet(StepFormPage.send(JENKINS, all))));

            Step none = DescribableModel.of(descriptor.clazz).instantiate(Map.of(), null);
            StepFormPage page = StepFormPage.send(JENKINS, none);
            assertSame(page.step(), Snippet.read(snippet(page)));
        }
    }

    @Test
    public void everyStepIsOfferedAndItsUntouchedFormSaysNothingButWhatIsRequired() throws Exception {
        HtmlPage page = JENKINS.createWebClient()
                .getPage(JENKINS.createProject(WorkflowJob.class), Snippetizer.ACTION_URL + "/");
        for (PavedRoadStepDescriptor descriptor : steps()) {
            String text = generate(page, descriptor);
            assertTrue(text, text.startsWith(descriptor.getFunctionName()));
            assertEquals(text, Snippetizer.object2Groovy(Snippet.read(text)));
        }
    }

    @Test
    public void whatIsTypedIntoThePageIsCalled() throws Exception {
        HtmlPage page = JENKINS.createWebClient().goTo(Snippetizer.ACTION_URL + "/");
        choose(page, JENKINS.get(BakeAmiStep.DescriptorImpl.class));
        HtmlForm form = page.getFormByName("config");
        form.getInputByName("_.baseImage").setValue("base-*");
        form.getTextAreaByName("_.regions").setText("us-east-1\nus-west-2");
        form.getTextAreaByName("_.provision").setText("set -e\necho 'done'");

        assertEquals(
                "bakeAmi baseImage: 'base-*', regions: ['us-east-1', 'us-west-2'],"
                        + " provision: '''set -e\necho \\'done\\''''",
                generated(page));
    }

    @Test
    public void aCallReadsAsPeopleWriteIt() throws Exception {
        assertEquals("nebulaBuild()", snippet(NebulaBuildStep.class, Map.of()));
        assertEquals(
                "nebulaBuild failOnNoTests: true, packages: ['out/*.deb'], release: 'candidate', tasks: 'build buildDeb buildRpm'",
                snippet(
                        NebulaBuildStep.class,
                        Map.of(
                                "tasks",
                                "build buildDeb buildRpm",
                                "release",
                                "candidate",
                                "packages",
                                List.of("out/*.deb"),
                                "failOnNoTests",
                                true)));
        Map<String, Object> required = Map.of("baseImage", "base-debian-12-*", "regions", List.of("us-east-1"));
        assertEquals(
                "bakeAmi baseImage: 'base-debian-12-*', regions: ['us-east-1']", snippet(BakeAmiStep.class, required));
        Map<String, Object> more = new HashMap<>(required);
        more.put("tags", List.of("team=blue"));
        more.put("timeout", "30m");
        more.put("rebake", true);
        assertEquals(
                "bakeAmi baseImage: 'base-debian-12-*', regions: ['us-east-1'], rebake: true, tags: ['team=blue'], timeout: '30m'",
                snippet(BakeAmiStep.class, more));
    }

    private static List<PavedRoadStepDescriptor> steps() {
        return StepDescriptor.all().stream()
                .filter(PavedRoadStepDescriptor.class::isInstance)
                .map(PavedRoadStepDescriptor.class::cast)
                .toList();
    }

    private static void assertSame(Object step, Step other) {
        assertEquals(
                DescribableModel.uninstantiate2_(step).toString(),
                DescribableModel.uninstantiate2_(other).toString());
    }

    private static String snippet(Class<? extends Step> type, Map<String, Object> arguments) throws Exception {
        return snippet(StepFormPage.send(JENKINS, DescribableModel.of(type).instantiate(arguments, null)));
    }

    /** Sends what the step's own form sends to the generator. */
    private static String snippet(StepFormPage sent) throws Exception {
        String type = sent.getStep().getClass().getName();
        JSONObject form = sent.form();
        form.put("stapler-class", type);
        form.put("$class", type);
        JenkinsRule.WebClient client = JENKINS.createWebClient();
        WebRequest request = new WebRequest(new URL(JENKINS.getURL(), Snippetizer.GENERATE_URL), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("json", form.toString())));
        return client.getPage(client.addCrumb(request))
                .getWebResponse()
                .getContentAsString()
                .trim();
    }

    private static String generate(HtmlPage page, StepDescriptor descriptor) throws Exception {
        choose(page, descriptor);
        return generated(page);
    }

    private static void choose(HtmlPage page, StepDescriptor descriptor) {
        HtmlSelect steps = page.getFormByName("config").getFirstByXPath(".//select[contains(@class, 'dropdownList')]");
        steps.setSelectedAttribute(
                steps.getOptionByText(descriptor.getFunctionName() + ": " + descriptor.getDisplayName()), true);
        page.getWebClient().waitForBackgroundJavaScript(10_000);
    }

    private static String generated(HtmlPage page) throws Exception {
        page.getHtmlElementById("generatePipelineScript").click();
        page.getWebClient().waitForBackgroundJavaScript(10_000);
        return ((HtmlTextArea) page.getHtmlElementById("prototypeText")).getText();
    }

    /** The form's page. */
    @TestExtension
    public static class Rendering extends StepFormPage {}
}
