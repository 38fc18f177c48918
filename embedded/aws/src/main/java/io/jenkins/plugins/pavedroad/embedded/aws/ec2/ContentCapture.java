package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Takes an instance's root folder as content, which is ready when both the copying and AWS's wait are over. */
final class ContentCapture {
    private ContentCapture() {}

    /** @param then told once, with the cloud's monitor held: null, or why it failed */
    static void of(Cloud cloud, Instance instance, String contentKey, Duration wait, Consumer<String> then) {
        long begin = System.nanoTime();
        instance.runtimeCalls.run(() -> {
            String failure = capture(cloud, instance.id(), contentKey);
            Duration taken = Duration.ofNanos(
                    (long) ((System.nanoTime() - begin) * cloud.options().speed()));
            Duration rest = taken.compareTo(wait) < 0 ? wait.minus(taken) : Duration.ZERO;
            cloud.timeline().after(rest, () -> {
                synchronized (cloud) {
                    then.accept(failure);
                }
            });
        });
    }

    private static String capture(Cloud cloud, String instanceId, String contentKey) {
        try {
            cloud.runtime().capture(instanceId, contentKey);
            return null;
        } catch (IOException | RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
