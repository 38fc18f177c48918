package io.jenkins.plugins.pavedroad.bake;

import java.time.Duration;

/** How long AWS may take to show what is there. */
final class Patience {
    /** How long something just made may be unknown to another call of the same cloud. */
    static final Duration VISIBLE = Duration.ofMinutes(2);

    /** How long a console may lag behind its instance's end (EC2 user guide: shortly after a state change). */
    static final Duration CONSOLE = Duration.ofMinutes(6);

    /** How long every zone may be out of machines before the bake is given up. */
    static final Duration CAPACITY = Duration.ofMinutes(15);

    private Patience() {}
}
