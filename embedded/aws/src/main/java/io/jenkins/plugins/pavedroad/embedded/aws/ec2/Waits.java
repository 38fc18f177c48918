package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Duration;

/** How long AWS takes, roughly as seen with small Linux instances and images of a few GiB; the timeline shortens them. */
final class Waits {
    static final Duration VOLUME_CREATION = Duration.ofSeconds(5);
    static final Duration SNAPSHOT = Duration.ofSeconds(30);
    static final Duration STOP = Duration.ofSeconds(10);
    static final Duration TERMINATION = Duration.ofSeconds(15);
    static final Duration CONSOLE_POST = Duration.ofSeconds(60);
    static final Duration STATUS_CHECKS = Duration.ofSeconds(60);
    /** "a short interval (usually less than one hour)": EC2's guide on terminated instances. */
    static final Duration TERMINATED_VISIBLE = Duration.ofHours(1);

    private Waits() {}
}
