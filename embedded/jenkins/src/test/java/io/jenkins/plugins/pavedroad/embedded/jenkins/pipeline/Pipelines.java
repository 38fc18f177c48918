package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import hudson.model.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs scripts as Pipelines, in the sandbox. */
final class Pipelines {

    private final JenkinsRule jenkins;

    Pipelines(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    WorkflowRun run(Result expected, String script) throws Exception {
        return jenkins.assertBuildStatus(expected, job(script).scheduleBuild2(0));
    }

    WorkflowRun succeed(String script) throws Exception {
        return run(Result.SUCCESS, script);
    }

    WorkflowRun start(String script) throws Exception {
        return job(script).scheduleBuild2(0).waitForStart();
    }

    static List<FlowNode> nodes(WorkflowRun run) {
        List<FlowNode> all = new ArrayList<>();
        new FlowGraphWalker(run.getExecution()).forEach(all::add);
        Collections.sort(all, (a, b) -> Integer.parseInt(a.getId()) - Integer.parseInt(b.getId()));
        return all;
    }

    static FlowNode node(WorkflowRun run, String displayFunctionName) {
        for (FlowNode node : nodes(run)) {
            if (node.getDisplayFunctionName().equals(displayFunctionName)) {
                return node;
            }
        }
        throw new AssertionError("no node " + displayFunctionName + " among "
                + nodes(run).stream().map(FlowNode::getDisplayFunctionName).toList());
    }
}
