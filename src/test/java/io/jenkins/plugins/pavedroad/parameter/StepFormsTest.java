package io.jenkins.plugins.pavedroad.parameter;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.bake.BakeAmiStep;
import io.jenkins.plugins.pavedroad.bake.DeprecateImageStep;
import io.jenkins.plugins.pavedroad.bake.FindImageStep;
import io.jenkins.plugins.pavedroad.bake.PromoteImageStep;
import io.jenkins.plugins.pavedroad.build.NebulaBuildStep;
import io.jenkins.plugins.pavedroad.deploy.RedBlackDeployStep;
import io.jenkins.plugins.pavedroad.deploy.RedBlackDeployVerifiedStep;
import io.jenkins.plugins.pavedroad.guardrail.Guardrail;
import io.jenkins.plugins.pavedroad.janitor.JanitorSweepStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** What a step's form shows is what it sends back. */
public class StepFormsTest {
    private static final Map<String, Object> DEPLOY_REQUIRED =
            Map.of("application", "hello", "regions", List.of(Map.of("name", "us-east-1")));

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void nebulaBuild() throws Exception {
        assertComesBack(NebulaBuildStep.class, Map.of());
        Map<String, Object> all = new HashMap<>();
        all.put("tasks", "clean build buildRpm");
        all.put("release", "candidate");
        all.put("scope", "minor");
        all.put("gradle", "/opt/gradle/bin/gradle");
        all.put("switches", "--no-daemon --info");
        all.put("dir", "service");
        all.put("packages", List.of("out/*.deb", "out/*.rpm"));
        all.put("testResults", "out/TEST-*.xml");
        all.put("failOnNoTests", true);
        all.put("requireLocks", true);
        all.put("uploadTo", "s3://team-artifacts/packages");
        all.put("uploadRegion", "eu-west-1");
        all.put("timeout", "45m");
        all.put("account", "prod");
        all.put("dryRun", true);
        assertComesBack(NebulaBuildStep.class, all);
    }

    @Test
    public void bakeAmi() throws Exception {
        Map<String, Object> required = Map.of("baseImage", "base-debian-12-*", "regions", List.of("us-east-1"));
        assertComesBack(BakeAmiStep.class, required);
        Map<String, Object> all = new HashMap<>(required);
        all.put("regions", List.of("us-east-1", "us-west-2"));
        all.put("packages", List.of("a_1.deb", "b_2.deb"));
        all.put("provision", "set -e\necho '<done>' && true");
        all.put("files", List.of("config/**", "motd"));
        all.put("repository", List.of("deb https://apt.example.com stable main", "deb https://apt.example.com old/"));
        all.put("instanceType", "t4g.small");
        all.put("subnet", "subnet-1");
        all.put("securityGroup", "sg-1");
        all.put("instanceProfile", "baker");
        all.put("encrypt", false);
        all.put("kmsKey", List.of("alias/baking", "us-west-2=alias/there"));
        all.put("storeType", "ebs");
        all.put("shareWith", List.of("111111111111", "222222222222"));
        all.put("onPartialFailure", "keep");
        all.put("tags", List.of("team=blue", "note=a=b"));
        all.put("rebake", true);
        all.put("timeout", "30m");
        all.put("account", "prod");
        all.put("dryRun", true);
        assertComesBack(BakeAmiStep.class, all);
    }

    @Test
    public void findImage() throws Exception {
        Map<String, Object> required = Map.of("regions", List.of("us-east-1"));
        assertComesBack(FindImageStep.class, required);
        Map<String, Object> all = new HashMap<>(required);
        all.put("application", "hello");
        all.put("version", "1.4.*");
        all.put("name", "hello-*");
        all.put("tags", List.of("stage=tested", "note=a=b"));
        all.put("owner", "amazon");
        all.put("required", false);
        all.put("timeout", "5m");
        all.put("account", "prod");
        all.put("dryRun", true);
        assertComesBack(FindImageStep.class, all);
    }

    @Test
    public void promoteImage() throws Exception {
        Map<String, Object> required = Map.of("to", List.of("prod", "111111111111"));
        assertComesBack(PromoteImageStep.class, required);
        Map<String, Object> all = new HashMap<>(required);
        all.put("image", "hello-1.4.0");
        all.put("regions", List.of("us-east-1", "us-west-2"));
        all.put("tags", List.of("stage=production"));
        all.put("timeout", "5m");
        all.put("account", "test");
        all.put("dryRun", true);
        assertComesBack(PromoteImageStep.class, all);
    }

    @Test
    public void deprecateImage() throws Exception {
        assertComesBack(DeprecateImageStep.class, Map.of());
        Map<String, Object> all = new HashMap<>();
        all.put("image", "hello-1.4.0");
        all.put("regions", List.of("us-east-1", "us-west-2"));
        all.put("after", "30d");
        all.put("restore", true);
        all.put("timeout", "5m");
        all.put("account", "test");
        all.put("dryRun", true);
        assertComesBack(DeprecateImageStep.class, all);
    }

    @Test
    public void redBlackDeploy() throws Exception {
        assertComesBack(RedBlackDeployStep.class, DEPLOY_REQUIRED);
        assertComesBack(RedBlackDeployStep.class, wholeDeployment());
    }

    @Test
    public void redBlackDeployVerified() throws Exception {
        assertComesBack(RedBlackDeployVerifiedStep.class, DEPLOY_REQUIRED);
        assertComesBack(RedBlackDeployVerifiedStep.class, wholeDeployment());
    }

    @Test
    public void janitorSweep() throws Exception {
        Map<String, Object> required = Map.of("regions", List.of("us-east-1", "us-west-2"));
        assertComesBack(JanitorSweepStep.class, required);
        Map<String, Object> all = new HashMap<>(required);
        all.put("resources", List.of("volume", "image"));
        all.put("leashed", false);
        all.put("optOutTag", "keep");
        all.put("ownerTag", "mail");
        all.put("exclude", List.of("stage=prod"));
        all.put("volumeDays", 1);
        all.put("snapshotDays", 2);
        all.put("imageDays", 3);
        all.put("timeout", "2h");
        all.put("account", "prod");
        all.put("dryRun", true);
        assertComesBack(JanitorSweepStep.class, all);
    }

    private static Map<String, Object> wholeDeployment() {
        Map<String, Object> all = new HashMap<>(DEPLOY_REQUIRED);
        all.put(
                "regions",
                List.of(
                        Map.of(
                                "name", "us-east-1",
                                "capacity", Map.of("min", 1, "desired", 2, "max", 3),
                                "instanceType", "m7g.large",
                                "subnets", List.of("subnet-1", "subnet-2"),
                                "securityGroups", List.of("sg-1"),
                                "targetGroups", List.of("tg-1")),
                        Map.of("name", "eu-west-1")));
        all.put("stack", "prod");
        all.put("detail", "blue");
        all.put("image", "hello-1.2.0");
        all.put("capacity", Map.of("min", 2, "desired", 3, "max", 6));
        all.put("useSourceCapacity", false);
        all.put("instanceType", "t4g.small");
        all.put("subnets", List.of("subnet-3"));
        all.put("securityGroups", List.of("sg-2", "sg-3"));
        all.put("instanceProfile", "hello");
        all.put("keyPair", "ops");
        all.put("targetGroups", List.of("tg-2"));
        all.put("environment", List.of("LEVEL=debug"));
        all.put("tags", List.of("team=blue"));
        all.put("keep", 3);
        all.put("scaleDown", true);
        all.put("healthy", Map.of("percent", 90, "stableFor", "30s", "timeout", "5m"));
        all.put("rollback", "all");
        all.put("whenBusy", "fail");
        all.put("override", List.of(Map.of("guardrail", Guardrail.names().get(0), "reason", "the \"last\" chance")));
        all.put("timeout", "3h");
        all.put("account", "prod");
        all.put("dryRun", true);
        return all;
    }

    private void assertComesBack(Class<? extends Step> type, Map<String, Object> arguments) throws Exception {
        Step step = DescribableModel.of(type).instantiate(arguments, null);

        Object sent = StepFormPage.send(jenkins, step).step();

        assertEquals(
                DescribableModel.uninstantiate2_(step).toString(),
                DescribableModel.uninstantiate2_(sent).toString());
    }

    /** The form's page. */
    @TestExtension
    public static class Rendering extends StepFormPage {}
}
