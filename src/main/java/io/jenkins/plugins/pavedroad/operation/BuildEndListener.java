package io.jenkins.plugins.pavedroad.operation;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;

/** Tells operations that their build has ended without them: killed, lost in a crash, not resumable, deleted. */
@Extension
public class BuildEndListener extends RunListener<Run<?, ?>> {
    @Override
    public void onFinalized(Run<?, ?> run) {
        Operations.get().buildEnded(run.getExternalizableId(), "Its build ended without it.");
    }

    @Override
    public void onDeleted(Run<?, ?> run) {
        Operations.get().buildEnded(run.getExternalizableId(), "Its build was deleted.");
    }
}
