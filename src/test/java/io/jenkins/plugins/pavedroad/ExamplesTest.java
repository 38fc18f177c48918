package io.jenkins.plugins.pavedroad;

import static org.junit.Assert.assertEquals;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** The Jenkinsfiles that users copy begin to run: they compile, and Declarative takes every step and parameter in them. */
public class ExamplesTest {
    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyExampleBeginsToRun() throws Exception {
        List<Path> examples;
        try (Stream<Path> files = Files.list(Path.of("examples/jenkinsfiles"))) {
            examples = Stream.concat(Stream.of(Path.of("Jenkinsfile")), files)
                    .filter(file -> file.toString().endsWith("Jenkinsfile"))
                    .toList();
        }
        assertEquals(examples.toString(), 3, examples.size());
        for (Path example : examples) {
            WorkflowJob job = jenkins.createProject(
                    WorkflowJob.class, example.getFileName().toString());
            job.setDefinition(new CpsFlowDefinition(Files.readString(example), true));
            String nowhere = folder.getRoot().toPath().resolve("no-repository").toString();
            job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("REPOSITORY", nowhere)));
            WorkflowRun run = job.scheduleBuild2(
                            0, new ParametersAction(new StringParameterValue("REPOSITORY", nowhere)))
                    .get();
            jenkins.assertBuildStatus(Result.FAILURE, run);
            jenkins.assertLogContains("{ (Build)", run);
            jenkins.assertLogContains("no-repository", run);
        }
    }
}
