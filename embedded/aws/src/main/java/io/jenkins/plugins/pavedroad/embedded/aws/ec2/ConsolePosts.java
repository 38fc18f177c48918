package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * Console output as EC2 gives it. It is posted shortly after an instance has changed its state and not in between; what is
 * there at the moment can be had of Nitro types alone. Either is the last 64 KB.
 */
final class ConsolePosts {
    private static final int LONGEST = 64 << 10;

    /**
     * What was on the console then.
     *
     * @param bytes its last 64 KB
     */
    record Post(Instant time, byte[] bytes) {}

    private final Cloud cloud;

    ConsolePosts(Cloud cloud) {
        this.cloud = cloud;
    }

    /** The instance has changed its state. */
    void changed(Instance instance) {
        cloud.timeline().after(Waits.CONSOLE_POST, () -> {
            Post post = now(instance);
            synchronized (cloud) {
                instance.console = post;
            }
        });
    }

    Post now(Instance instance) {
        byte[] all = cloud.runtime().console(instance.id()).getBytes(StandardCharsets.UTF_8);
        byte[] last = Arrays.copyOfRange(all, Math.max(0, all.length - LONGEST), all.length);
        return new Post(cloud.timeline().now(), last);
    }
}
