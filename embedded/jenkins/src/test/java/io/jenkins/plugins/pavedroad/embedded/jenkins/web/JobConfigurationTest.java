package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import hudson.model.AbstractDescribableImpl;
import hudson.model.AbstractProject;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.FormValidation;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The configuration page of a job. */
public class JobConfigurationTest {
    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void aBuildStepComesBackAsItWas() throws Exception {
        Bake back = jenkins.configRoundtrip(new Bake("apple & \"pear\"", new Oven(180)));

        assertEquals("apple & \"pear\"", back.cake);
        assertEquals(180, back.oven.degrees);
    }

    @Test
    public void buildStepsKeepTheirOrderAndAreSavedWithTheJob() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("kitchen");
        job.setDescription("Where it smells <good>");
        job.getBuildersList().add(new Bake("one", new Oven(1)));
        job.getBuildersList().add(new Bake("two", new Oven(2)));

        jenkins.configRoundtrip(job);
        job.load();

        assertEquals("Where it smells <good>", job.getDescription());
        assertEquals(List.of("one", "two"), cakes(job));
    }

    @Test
    public void buildStepsAreAddedCheckedAndDeleted() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("kitchen");
        job.getBuildersList().add(new Bake("one", new Oven(1)));
        HtmlPage page = jenkins.createWebClient().getPage(job, "configure");
        HtmlForm form = page.getFormByName("config");
        jenkins.getButtonByCaption(form, "Add build step").click();
        jenkins.getButtonByCaption(form, "Bake a cake").click();
        HtmlInput cake = form.getInputsByName("_.cake").get(1);
        cake.setValue("soup");
        cake.fireEvent("change");
        page.getWebClient().waitForBackgroundJavaScriptStartingBefore(100);
        assertThat(page.asNormalizedText(), containsString("soup is no cake"));
        form.getInputsByName("_.degrees").get(1).setValue("90");
        ((HtmlButton) form.getByXPath(".//button[contains(@class, 'repeatable-delete')]")
                        .get(0))
                .click();

        jenkins.submit(form);

        assertEquals(List.of("soup"), cakes(job));
        assertEquals(90, ((Bake) job.getBuilders().get(0)).oven.degrees);
    }

    @Test
    public void theLastBuildStepCanBeTakenAway() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.getBuildersList().add(new Bake("one", new Oven(1)));
        HtmlForm form = jenkins.createWebClient().getPage(job, "configure").getFormByName("config");
        ((HtmlButton) form.getFirstByXPath(".//button[contains(@class, 'repeatable-delete')]")).click();

        jenkins.submit(form);

        assertEquals(List.of(), job.getBuilders());
    }

    @Test
    public void aPipelineJobKeepsItsDefinition() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "pipe");
        job.setDefinition(new org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition("echo 'hello'", true));

        jenkins.configRoundtrip(job);

        jenkins.assertLogContains("hello", jenkins.buildAndAssertSuccess(job));
    }

    @Test
    public void onlyWhoMayConfigureTheJobDoes() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("kitchen");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("bob")
                .grant(Jenkins.READ, Item.READ, Item.CONFIGURE)
                .everywhere()
                .to("alice"));

        jenkins.createWebClient().login("bob").assertFails(job.getUrl() + "configure", 403);
        HtmlForm form = jenkins.createWebClient()
                .login("alice")
                .getPage(job, "configure")
                .getFormByName("config");
        form.getTextAreaByName("description").setText("Alice's");
        jenkins.submit(form);
        assertEquals("Alice's", job.getDescription());
    }

    private static List<String> cakes(FreeStyleProject job) {
        return job.getBuilders().stream().map(each -> ((Bake) each).cake).toList();
    }

    /** A build step with something nested. */
    public static class Bake extends Builder {
        final String cake;
        final Oven oven;

        @DataBoundConstructor
        public Bake(String cake, Oven oven) {
            this.cake = cake;
            this.oven = oven;
        }

        public String getCake() {
            return cake;
        }

        public Oven getOven() {
            return oven;
        }

        /** Descriptor. */
        @TestExtension
        public static class DescriptorImpl extends BuildStepDescriptor<Builder> {
            @Override
            public String getDisplayName() {
                return "Bake a cake";
            }

            @Override
            public boolean isApplicable(Class<? extends AbstractProject> jobType) {
                return true;
            }

            @POST
            public FormValidation doCheckCake(@QueryParameter String value) {
                return "soup".equals(value) ? FormValidation.error("soup is no cake") : FormValidation.ok();
            }
        }
    }

    /** What is nested. */
    public static class Oven extends AbstractDescribableImpl<Oven> {
        final int degrees;

        @DataBoundConstructor
        public Oven(int degrees) {
            this.degrees = degrees;
        }

        public int getDegrees() {
            return degrees;
        }

        /** Descriptor. */
        @TestExtension
        public static class DescriptorImpl extends Descriptor<Oven> {}
    }
}
