package io.jenkins.plugins.pavedroad.artifact;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.util.XStream2;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a build keeps of its images, and how its page shows it. */
public class BakedImageTest {
    @Rule
    public JenkinsRule j = new JenkinsRule();

    @Test
    public void anImageOfAnEarlierVersionIsRead() {
        ArtifactsAction old = (ArtifactsAction)
                new XStream2()
                        .fromXML(
                                """
                        <io.jenkins.plugins.pavedroad.artifact.ArtifactsAction>
                          <packages/>
                          <image>
                            <imageName>hello-1</imageName>
                            <images><entry><string>us-east-1</string><string>ami-1</string></entry></images>
                            <appVersion>hello-1-h1</appVersion>
                            <baseImage>ami-0</baseImage>
                            <reused>true</reused>
                            <durationSeconds>7</durationSeconds>
                          </image>
                        </io.jenkins.plugins.pavedroad.artifact.ArtifactsAction>
                        """);
        BakedImage image = old.getImages().get(0);
        assertEquals("ami-1", image.getImages().get("us-east-1"));
        assertEquals("", image.getKey());
        assertEquals("", image.getBaseImageName());
        assertEquals(Map.of(), image.getSeconds());
    }

    @Test
    public void theBuildsPageShowsEachImageAndNoMarkupOfItsNames() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject("bake");
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        Map<String, Long> seconds = new LinkedHashMap<>();
        seconds.put("provision", 40L);
        seconds.put("copy", 9L);
        for (String region : List.of("us-east-1", "us-west-2")) {
            ArtifactsAction.baked(
                    build,
                    new BakedImage(
                            "hello-<b>1</b>-" + region,
                            Map.of(region, "ami-of-" + region),
                            "hello-1-h1",
                            "ami-0",
                            region.endsWith("2"),
                            55,
                            "k".repeat(64),
                            "plain-1",
                            seconds));
        }
        String text = j.createWebClient().getPage(build).asNormalizedText();
        for (String shown : List.of(
                "hello-<b>1</b>-us-east-1",
                "us-west-2: ami-of-us-west-2",
                "ami-0 plain-1",
                "k".repeat(64),
                "55",
                "provision 40",
                "copy 9",
                "(baked)",
                "(reused)")) {
            assertTrue(shown + " in " + text, text.contains(shown));
        }
        assertFalse(text.contains("null"));
    }
}
