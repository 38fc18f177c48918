package io.jenkins.plugins.pavedroad.parameter;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.ExtensionList;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.pavedroad.bake.BakeAmiStep;
import io.jenkins.plugins.pavedroad.deploy.DeployHealthy;
import io.jenkins.plugins.pavedroad.deploy.DeployRegion;
import io.jenkins.plugins.pavedroad.deploy.RedBlackDeployStep;
import io.jenkins.plugins.pavedroad.janitor.JanitorSweepStep;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

public class ParametersTest {
    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private final ParameterWalk walk = new ParameterWalk(Path.of("docs/steps"));

    @Test
    public void eachParameterHasAFormFieldHelpACheckAndALineInTheReference() {
        List<Descriptor> ours = ExtensionList.lookup(Descriptor.class).stream()
                .filter(each -> each instanceof PavedRoadStepDescriptor || each instanceof PavedRoadDescriptor)
                .filter(each -> each.clazz != Incomplete.class)
                .toList();
        assertTrue(ours.toString(), ours.size() >= 9);

        List<String> missing = ours.stream()
                .flatMap(each -> walk.missing(each).stream())
                .sorted()
                .toList();

        assertEquals("", String.join("\n", missing));
    }

    @Test
    public void whatAParameterLacksIsTold() {
        assertEquals(
                List.of(
                        "Incomplete.quux has no form field",
                        "Incomplete.quux has no help file",
                        "Incomplete.quux has no check",
                        "Incomplete.quux has no line in docs/"),
                walk.missing(jenkins.get(Incomplete.DescriptorImpl.class)));
    }

    @Test
    public void theFormSaysWhatTheRunWouldSay() {
        RedBlackDeployStep.DescriptorImpl deploy = jenkins.get(RedBlackDeployStep.DescriptorImpl.class);
        assertRefused(deploy.doCheckKeep("1"), "'keep'");
        assertRefused(deploy.doCheckKeep("two"), "a whole number");
        assertRefused(deploy.doCheckTags("aws:x=1"), "'tags'");
        assertRefused(deploy.doCheckEnvironment("fine=1\nnot fine=2"), "'environment'");
        assertRefused(deploy.doCheckTimeout("soon"), "30s, 10m, 2h or 7d");
        assertRefused(deploy.doCheckApplication(""), "application");
        assertRefused(jenkins.get(DeployHealthy.DescriptorImpl.class).doCheckPercent("101"), "from 1 to 100");
        assertRefused(jenkins.get(DeployRegion.DescriptorImpl.class).doCheckName("mars"), "us-east-1");
        assertRefused(jenkins.get(BakeAmiStep.DescriptorImpl.class).doCheckRegions("us-east-1\nus-east-1"), "once");
        assertRefused(jenkins.get(JanitorSweepStep.DescriptorImpl.class).doCheckVolumeDays("0"), "volumeDays");

        assertEquals(FormValidation.Kind.OK, deploy.doCheckKeep("2").kind);
        assertEquals(FormValidation.Kind.OK, deploy.doCheckTimeout("").kind);
        assertEquals(FormValidation.Kind.OK, deploy.doCheckTags("team=blue\ntier=1").kind);
    }

    private static void assertRefused(FormValidation said, String why) {
        assertEquals(FormValidation.Kind.ERROR, said.kind);
        assertThat(said.getMessage(), containsString(why));
    }

    /** Has a parameter that users find nowhere. */
    public static class Incomplete extends AbstractDescribableImpl<Incomplete> {
        private final String quux;

        @DataBoundConstructor
        public Incomplete(String quux) {
            this.quux = quux;
        }

        public String getQuux() {
            return quux;
        }

        /** Descriptor. */
        @TestExtension
        public static class DescriptorImpl extends PavedRoadDescriptor<Incomplete> {}
    }
}
