package io.jenkins.plugins.pavedroad.deploy;

import java.time.Duration;

/**
 * What one look at a region led to.
 *
 * @param pause null to go on at once
 * @param waitingFor a short phrase when there is a pause
 */
record Move(RegionState state, Duration pause, String waitingFor) {
    static Move on(RegionState state) {
        return new Move(state, null, null);
    }

    static Move after(Duration pause, RegionState state, String waitingFor) {
        return new Move(state, pause, waitingFor);
    }
}
