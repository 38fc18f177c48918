package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;

import hudson.model.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a Declarative Pipeline may not say is refused before anything runs, with the place. */
public class DeclarativeValidationTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private final Pipelines pipelines = new Pipelines(JENKINS);

    private void refuses(String script, String... messages) throws Exception {
        WorkflowRun run = pipelines.run(Result.FAILURE, script);
        List<String> found = new ArrayList<>();
        for (String line : run.getLog(200)) {
            if (line.startsWith("WorkflowScript: ")) {
                found.add(line.substring("WorkflowScript: ".length()));
            }
        }
        assertEquals(List.of(messages), found);
        JENKINS.assertLogNotContains("[Pipeline]", run);
    }

    private static String steps(String steps) {
        return "pipeline {\n agent none\n stages {\n  stage('S') {\n   steps {\n    " + steps + "\n   }\n  }\n }\n}";
    }

    @Test
    public void stepParameters() throws Exception {
        Map<String, String> cases = new LinkedHashMap<>();
        cases.put("sh scritp: 'x'", "Invalid parameter \"scritp\", did you mean \"script\"? @ line 6, column 8.");
        cases.put(
                "sleep time: 'long'",
                "Expecting \"int\" but got \"long\" of type class java.lang.String instead @ line 6, column 17.");
        cases.put(
                "sleep time: 1, unit: 'AGES'",
                "Expecting \"class java.util.concurrent.TimeUnit\" for parameter \"unit\" but got \"AGES\" of type class"
                        + " java.lang.String instead @ line 6, column 26.");
        cases.put("writeFile file: 'x'", "Missing required parameter: \"text\" @ line 6, column 5.");
        cases.put("sh()", "Missing required parameter: \"script\" @ line 6, column 5.");
        cases.put("sh 'a', 'b'", "Arguments to \"sh\" must be explicitly named. @ line 6, column 5.");
        cases.put(
                "writeFile 'x'",
                "Step does not take a single required parameter - use named parameters instead @ line 6, column 5.");
        cases.put(
                "timeout(tmie: 3) { echo 'x' }",
                "Invalid parameter \"tmie\", did you mean \"time\"? @ line 6, column 13.");
        cases.put(
                "retry(2) { sh nope: 1 }", "Invalid parameter \"nope\", did you mean \"label\"? @ line 6, column 19.");
        for (Map.Entry<String, String> each : cases.entrySet()) {
            refuses(steps(each.getKey()), "6: " + each.getValue());
        }
    }

    @Test
    public void codeOutsideScriptBlocks() throws Exception {
        refuses(steps("def x = 1"), "6: Expected a step @ line 6, column 5.");
        refuses(
                steps("'a'.toUpperCase()"),
                "6: Method calls on objects not allowed outside \"script\" blocks. @ line 6, column 5.");
    }

    @Test
    public void missingSections() throws Exception {
        refuses(
                "pipeline {\n stages { stage('S') { steps { echo 'x' } } }\n}",
                "1: Missing required section \"agent\" @ line 1, column 1.");
        refuses("pipeline {\n agent any\n}", "1: Missing required section \"stages\" @ line 1, column 1.");
        refuses(
                "pipeline {\n agent none\n stages {\n  stage('S') {\n  }\n }\n}",
                "4: Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"S\" @ line 4, column 3.");
    }

    @Test
    public void unknownSectionsAndNames() throws Exception {
        refuses(
                "pipeline {\n agent none\n stagse { }\n stages { stage('S') { steps { echo 'x' } } }\n}",
                "3: Undefined section \"stagse\" @ line 3, column 2.");
        refuses(
                "pipeline {\n agent none\n stages { stage('S') { steps { echo 'x' } } }\n post { sometimes { echo 'x' } }\n}",
                "4: Invalid condition \"sometimes\" - valid conditions are [always, changed, fixed, regression, aborted,"
                        + " success, unsuccessful, unstable, failure, notBuilt, cleanup] @ line 4, column 9.");
        refuses(
                "pipeline {\n agent some\n stages { stage('S') { steps { echo 'x' } } }\n}",
                "2: Invalid agent type \"some\" specified. Must be one of [label, any, none] @ line 2, column 8.");
        refuses(
                "pipeline {\n agent none\n stages {\n  stage('S') { steps { echo 'x' } }\n  stage('S') { steps { echo 'x' } }\n }\n}",
                "3: Duplicate stage name: \"S\" @ line 3, column 2.");
    }

    @Test
    public void severalErrorsAreAllTold() throws Exception {
        refuses(
                steps("sh nope: 1\n    echo()"),
                "6: Invalid parameter \"nope\", did you mean \"label\"? @ line 6, column 8.",
                "7: Missing required parameter: \"message\" @ line 7, column 5.");
    }

    @Test
    public void pipelineInsideAnotherBlock() throws Exception {
        refuses(
                "node {\n pipeline {\n  agent any\n }\n}",
                "2: pipeline block must be at the top-level, not within another block. @ line 2, column 2.");
    }
}
