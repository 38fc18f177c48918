package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.build;

import hudson.model.Actionable;
import hudson.model.InvisibleAction;
import hudson.model.Queue;
import hudson.model.queue.FoldableAction;
import java.util.ArrayList;
import java.util.List;

/** Says on a build which build steps asked for it; kept with the build, so that they hear of its end after a restart. */
final class UpstreamStep extends InvisibleAction implements FoldableAction {

    final String build;
    final String node;

    UpstreamStep(String build, String node) {
        this.build = build;
        this.node = node;
    }

    static List<UpstreamStep> of(Actionable actionable) {
        return new ArrayList<>(actionable.getActions(UpstreamStep.class));
    }

    boolean is(String otherBuild, String otherNode) {
        return build.equals(otherBuild) && node.equals(otherNode);
    }

    @Override
    public void foldIntoExisting(Queue.Item item, Queue.Task owner, List<hudson.model.Action> otherActions) {
        item.addAction(this);
    }
}
