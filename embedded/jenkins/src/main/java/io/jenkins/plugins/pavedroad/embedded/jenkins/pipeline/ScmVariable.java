package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import hudson.AbortException;
import hudson.Extension;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScript;
import org.jenkinsci.plugins.workflow.cps.GlobalVariable;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** The variable scm: where the Jenkinsfile came from. */
@Extension
public final class ScmVariable extends GlobalVariable {

    @Override
    public String getName() {
        return "scm";
    }

    @Override
    public Object getValue(CpsScript script) throws Exception {
        if (script.$build().getParent() instanceof WorkflowJob job
                && job.getDefinition() instanceof CpsScmFlowDefinition definition) {
            return definition.getScm();
        }
        throw new AbortException(
                "\u2018checkout scm\u2019 is only available when using \u201cMultibranch Pipeline\u201d or"
                        + " \u201cPipeline script from SCM\u201d");
    }
}
