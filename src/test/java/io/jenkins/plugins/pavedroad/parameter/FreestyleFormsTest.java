package io.jenkins.plugins.pavedroad.parameter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Builder;
import io.jenkins.plugins.pavedroad.bake.BakeAmiBuilder;
import io.jenkins.plugins.pavedroad.build.NebulaBuilder;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The suite's build steps in the configuration of freestyle jobs. */
public class FreestyleFormsTest {
    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Test
    public void everyBuildStepComesBackFromItsFormWithEachParameterSetAndWithNone() throws Exception {
        assertTrue(kinds().toString(), kinds().size() >= 2);
        for (PavedRoadBuilderDescriptor kind : kinds()) {
            Builder all = builder(kind, Filled.arguments(stepOf(kind)));
            assertSame(all, JENKINS.configRoundtrip(all));
            Builder none = builder(kind, Map.of());
            assertSame(none, JENKINS.configRoundtrip(none));
        }
    }

    @Test
    public void aBuildStepThatIsAddedHasItsDefaultsAndTheHelpAndChecksOfTheStep() throws Exception {
        for (PavedRoadBuilderDescriptor kind : kinds()) {
            FreeStyleProject job = JENKINS.createFreeStyleProject();
            HtmlPage page = JENKINS.createWebClient().getPage(job, "configure");
            HtmlForm form = page.getFormByName("config");
            JENKINS.getButtonByCaption(form, "Add build step").click();
            page.getWebClient().waitForBackgroundJavaScript(10_000);
            JENKINS.getButtonByCaption(form, kind.getDisplayName()).click();
            page.getWebClient().waitForBackgroundJavaScript(10_000);
            String step = stepOf(kind).getName();
            assertNotNull(form.getFirstByXPath(".//*[contains(@checkUrl, '" + step + "/check')]"));
            assertNotNull(form.getFirstByXPath(".//a[contains(@data-help-url, '" + step + "/help/timeout')]"));
            assertNotNull(kind.getHelpFile());

            JENKINS.submit(form);

            assertEquals(1, job.getBuilders().size());
            assertSame(builder(kind, Map.of()), job.getBuilders().get(0));
        }
    }

    @Test
    public void whatAnOlderFormDoesNotSendTakesItsDefault() throws Exception {
        FreeStyleProject job = JENKINS.createFreeStyleProject();
        String type = BakeAmiBuilder.class.getName();
        JenkinsRule.WebClient client = JENKINS.createWebClient();
        WebRequest request = new WebRequest(new URL(JENKINS.getURL(), job.getUrl() + "configSubmit"), HttpMethod.POST);
        request.setRequestParameters(List.of(
                new NameValuePair("description", ""),
                new NameValuePair(
                        "json",
                        "{'builder': {'stapler-class': '" + type + "', '$class': '" + type
                                + "', 'step': {'baseImage': 'base-*', 'regions': 'us-east-1', 'colour': 'red'}}}")));

        client.getPage(client.addCrumb(request));

        assertSame(
                builder(
                        JENKINS.get(BakeAmiBuilder.DescriptorImpl.class),
                        Map.of("baseImage", "base-*", "regions", List.of("us-east-1"))),
                job.getBuilders().get(0));
    }

    /** Loading calls no constructor, so the parameters are really missing. */
    @Test
    public void whatAnOlderVersionDidNotSaveTakesItsDefault() throws Exception {
        FreeStyleProject job = JENKINS.createFreeStyleProject();
        load(job, BakeAmiBuilder.class, "<step><baseImage>base-*</baseImage><colour>red</colour></step>");
        assertFails(job, "The parameter 'regions' is '[]'");

        load(job, BakeAmiBuilder.class, "");
        assertFails(job, "The build step 'Bake packages into an image' has no parameters");

        load(job, NebulaBuilder.class, "<step><gradle>no-such-gradle</gradle></step>");
        FreeStyleBuild build = assertFails(job, "The parameter 'gradle' is 'no-such-gradle', and the agent cannot");
        JENKINS.assertLogContains("Running no-such-gradle --console=plain --no-daemon build buildDeb", build);
        JENKINS.configRoundtrip(job);
        assertEquals(1, job.getBuilders().size());
    }

    private static void load(FreeStyleProject job, Class<? extends Builder> type, String content) throws Exception {
        job.getBuildersList().replaceBy(List.of(builder(kind(type), Map.of())));
        String saved = job.getConfigFile().asString();
        String older = saved.replaceAll(
                "(?s)(<" + type.getName() + "[^>]*>).*(</" + type.getName() + ">)", "$1" + content + "$2");
        Files.writeString(job.getConfigFile().getFile().toPath(), older, StandardCharsets.UTF_8);
        job.load();
    }

    private static FreeStyleBuild assertFails(FreeStyleProject job, String sentence) throws Exception {
        FreeStyleBuild build = JENKINS.buildAndAssertStatus(Result.FAILURE, job);
        JENKINS.assertLogContains("ERROR: " + sentence, build);
        JENKINS.assertLogNotContains("\tat ", build);
        return build;
    }

    static List<PavedRoadBuilderDescriptor> kinds() {
        return Builder.all().stream()
                .filter(PavedRoadBuilderDescriptor.class::isInstance)
                .map(PavedRoadBuilderDescriptor.class::cast)
                .toList();
    }

    private static PavedRoadBuilderDescriptor kind(Class<? extends Builder> type) {
        return kinds().stream().filter(each -> each.clazz == type).findFirst().orElseThrow();
    }

    static Class<?> stepOf(PavedRoadBuilderDescriptor kind) {
        return DescribableModel.of(kind.clazz).getParameter("step").getErasedType();
    }

    static Builder builder(PavedRoadBuilderDescriptor kind, Map<String, Object> step) {
        return DescribableModel.of(kind.clazz).instantiate(Map.of("step", step), null);
    }

    static void assertSame(Builder expected, Builder builder) {
        assertEquals(
                DescribableModel.uninstantiate2_(expected).toString(),
                DescribableModel.uninstantiate2_(builder).toString());
    }
}
