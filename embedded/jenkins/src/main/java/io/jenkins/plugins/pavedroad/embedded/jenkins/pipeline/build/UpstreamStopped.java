package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.build;

import jenkins.model.CauseOfInterruption;

/** Why: the step that waited for the build was stopped. */
final class UpstreamStopped extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;

    private final String build;

    UpstreamStopped(String build) {
        this.build = build;
    }

    @Override
    public String getShortDescription() {
        return "The build step of " + build + " was stopped";
    }
}
