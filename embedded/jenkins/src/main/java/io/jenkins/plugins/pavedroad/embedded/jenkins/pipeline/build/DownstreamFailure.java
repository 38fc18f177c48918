package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.build;

import hudson.model.Run;
import jenkins.model.CauseOfInterruption;

/** Why: the build that was waited for did not succeed. */
final class DownstreamFailure extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;

    private final String build;
    private final String result;

    DownstreamFailure(Run<?, ?> build) {
        this.build = build.getFullDisplayName();
        this.result = String.valueOf(build.getResult());
    }

    @Override
    public String getShortDescription() {
        return build + " completed with status " + result + " (propagate: false to ignore)";
    }
}
