package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Reads;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Token buckets: one per account, region and action. Sizes and refill rates are those of EC2's guide ("Request throttling
 * for the Amazon EC2 API", request rate limiting); other services do not publish theirs, and get EC2's. S3 and STS are not
 * throttled here.
 */
public final class Throttling {
    /** Tokens it holds at most, and gets back each second. */
    record Rate(int size, double perSecond) {
        static final Rate READ = new Rate(100, 20);
        /** Describing everything, neither filtered nor by page. */
        static final Rate READ_ALL = new Rate(50, 10);

        static final Rate WRITE = new Rate(50, 5);
        static final Rate RUN_INSTANCES = new Rate(5, 2);
    }

    private static final class Bucket {
        private final Rate rate;
        private double tokens;
        private Instant filled;

        private Bucket(Rate rate, Instant now) {
            this.rate = rate;
            this.tokens = rate.size();
            this.filled = now;
        }

        private synchronized boolean take(Instant now, Duration elapsed) {
            tokens = Math.min(rate.size(), tokens + rate.perSecond() * elapsed.toNanos() / 1e9);
            filled = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    private final Timeline timeline;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    public Throttling(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * Takes a token for this call.
     *
     * @param everything whether it describes all there is, neither filtered nor by page
     * @throws AwsError when there is none
     */
    public void take(String account, String region, String service, String action, boolean everything) {
        if (service.equals("s3") || service.equals("sts")) {
            return;
        }
        Rate rate = rate(service, action, everything);
        Instant now = timeline.now();
        Bucket bucket = buckets.computeIfAbsent(
                String.join("/", account, region, service, action, String.valueOf(rate == Rate.READ_ALL)),
                key -> new Bucket(rate, now));
        synchronized (bucket) {
            if (!bucket.take(now, timeline.elapsed(bucket.filled))) {
                throw refusal(service);
            }
        }
    }

    private static Rate rate(String service, String action, boolean everything) {
        if (action.equals("RunInstances")) {
            return Rate.RUN_INSTANCES;
        }
        if (!Reads.reads(action)) {
            return Rate.WRITE;
        }
        return everything && service.equals("ec2") ? Rate.READ_ALL : Rate.READ;
    }

    static AwsError refusal(String service) {
        return switch (service) {
            case "ec2" -> new AwsError("RequestLimitExceeded", 503, "Request limit exceeded.");
            case "s3" -> new AwsError("SlowDown", 503, "Please reduce your request rate.");
            case "ssm" -> new AwsError("ThrottlingException", "Rate exceeded");
            default -> new AwsError("Throttling", "Rate exceeded");
        };
    }
}
