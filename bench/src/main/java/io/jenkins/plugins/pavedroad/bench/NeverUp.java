package io.jenkins.plugins.pavedroad.bench;

import io.jenkins.plugins.pavedroad.embedded.aws.runtime.Boot;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceEvents;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.NoRuntime;

/** Instances that are launched and never come up, so that who waits for them goes on waiting. */
final class NeverUp extends NoRuntime {
    @Override
    public void launch(Boot boot, InstanceEvents events) {
        // They stay pending.
    }
}
