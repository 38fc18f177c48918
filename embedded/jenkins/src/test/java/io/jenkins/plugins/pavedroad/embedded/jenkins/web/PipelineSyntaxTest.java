package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import static org.junit.Assert.assertEquals;

import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.tasks.ArtifactArchiver;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.steps.CoreStep;
import org.jenkinsci.plugins.workflow.steps.EchoStep;
import org.jenkinsci.plugins.workflow.steps.RetryStep;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The snippet generator. */
public class PipelineSyntaxTest {
    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Test
    public void aStepsFormBecomesTheCallOfTheStep() throws Exception {
        for (String where : List.of("", JENKINS.createProject(WorkflowJob.class).getUrl())) {
            HtmlPage page = JENKINS.createWebClient().goTo(where + "pipeline-syntax/");
            HtmlForm form = page.getFormByName("config");
            HtmlSelect steps = form.getFirstByXPath(".//select[contains(@class, 'dropdownList')]");
            steps.setSelectedAttribute(steps.getOptionByText("paint: Paint something"), true);
            form.getInputByName("_.what").setValue("the 'blue' door");
            form.getInputByName("_.coats").setValue("2");

            page.getHtmlElementById("generatePipelineScript").click();
            page.getWebClient().waitForBackgroundJavaScriptStartingBefore(100);

            HtmlTextArea text = page.getHtmlElementById("prototypeText");
            assertEquals("paint coats: 2, what: 'the \\'blue\\' door'", text.getText());
        }
    }

    @Test
    public void whatIsSentBecomesGroovy() throws Exception {
        assertEquals(
                "paint 'it'",
                generate("{'stapler-class': '" + Paint.class.getName() + "', 'what': 'it', 'coats': '1'}"));
        assertEquals(
                "archiveArtifacts '*.deb'",
                generate("{'stapler-class': '" + ArtifactArchiver.class.getName() + "', 'artifacts': '*.deb'}"));
        assertEquals(
                "<" + Sold.class.getName() + " is not a supported step type>",
                generate("{'stapler-class': '" + Sold.class.getName() + "'}"));
    }

    @Test
    public void callsAreWrittenAsAJenkinsfileReadsThem() {
        assertEquals("echo 'hello'", Snippetizer.object2Groovy(new EchoStep("hello")));
        assertEquals("echo '''one\ntwo \\\\ '''", Snippetizer.object2Groovy(new EchoStep("one\ntwo \\ ")));
        assertEquals("retry(3) {\n    // some block\n}", Snippetizer.object2Groovy(new RetryStep(3)));
        assertEquals("archiveArtifacts 'a'", Snippetizer.object2Groovy(new CoreStep(new ArtifactArchiver("a"))));
        assertEquals("[1, true, null, [a: 'b', 'c-d': 2]]", Snippetizer.object2Groovy(mixed()));
        assertEquals(
                "card(number: 7)",
                Snippetizer.object2Groovy(new UninstantiatedDescribable("card", "Card", Map.of("number", 7)), true));
        assertEquals(
                "[$class: 'Card', number: 7]",
                Snippetizer.object2Groovy(new UninstantiatedDescribable(null, "Card", Map.of("number", 7))));
        assertEquals(
                "what a step is called cannot be a symbol",
                "[$class: 'Card']",
                Snippetizer.object2Groovy(new UninstantiatedDescribable("echo", "Card", Map.of())));
    }

    private static List<Object> mixed() {
        Map<String, Object> map = new TreeMap<>(Map.of("a", "b", "c-d", 2));
        return new ArrayList<>(Arrays.asList(1, true, null, map));
    }

    private static String generate(String json) throws Exception {
        JenkinsRule.WebClient client = JENKINS.createWebClient();
        WebRequest request = new WebRequest(new URL(JENKINS.getURL(), Snippetizer.GENERATE_URL), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("json", json)));
        return client.getPage(client.addCrumb(request))
                .getWebResponse()
                .getContentAsString()
                .trim();
    }

    /** A step with a form. */
    public static class Paint extends Step {
        final String what;
        int coats = 1;

        @DataBoundConstructor
        public Paint(String what) {
            this.what = what;
        }

        public String getWhat() {
            return what;
        }

        public int getCoats() {
            return coats;
        }

        @DataBoundSetter
        public void setCoats(int coats) {
            this.coats = coats;
        }

        @Override
        public StepExecution start(StepContext context) {
            throw new UnsupportedOperationException();
        }

        /** Descriptor. */
        @TestExtension
        public static class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "paint";
            }

            @Override
            public String getDisplayName() {
                return "Paint something";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Set.of();
            }
        }
    }

    /** No step, and nothing that a step runs. */
    public static class Sold extends AbstractDescribableImpl<Sold> {
        @DataBoundConstructor
        public Sold() {}

        /** Descriptor. */
        @TestExtension
        public static class DescriptorImpl extends Descriptor<Sold> {}
    }
}
