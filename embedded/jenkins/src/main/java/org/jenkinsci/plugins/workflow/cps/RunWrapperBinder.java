package org.jenkinsci.plugins.workflow.cps;

import hudson.Extension;
import hudson.model.Run;
import org.jenkinsci.plugins.workflow.support.steps.build.RunWrapper;

/** The variable currentBuild. */
@Extension
public class RunWrapperBinder extends GlobalVariable {

    @Override
    public String getName() {
        return "currentBuild";
    }

    @Override
    public Object getValue(CpsScript script) throws Exception {
        Run<?, ?> run = script.$build();
        if (run == null) {
            throw new IllegalStateException("there is no build, so there is no currentBuild");
        }
        return new RunWrapper(run, true);
    }
}
