package io.jenkins.plugins.pavedroad.embedded.run.cloud;

import io.jenkins.plugins.pavedroad.embedded.aws.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What teams leave lying about in an account, and beside it what looks alike and is still wanted. */
final class Orphans {
    private static final String OWNER = "hello@example.com";
    private static final Duration LONG_AGO = Duration.ofDays(120);
    private static final Duration LATELY = Duration.ofDays(3);

    private Orphans() {}

    /** @param oldHello root folder of a version of hello that nobody runs any more */
    static void leave(Seed seed, String region, Path oldHello, Instant now) throws IOException {
        Instant longAgo = now.minus(LONG_AGO);
        Instant lately = now.minus(LATELY);
        seed.volume(region, 100, longAgo, detached("data of hello-prod-v000", longAgo));
        seed.volume(region, 20, longAgo, detached("scratch", longAgo.plus(Duration.ofDays(30))));
        seed.volume(region, 20, lately, detached("last week's data", lately));
        seed.snapshot(region, 8, longAgo, Map.of("Name", "before the move", "owner", OWNER));
        seed.snapshot(region, 8, lately, Map.of("Name", "before the upgrade", "owner", OWNER));
        seed.image(
                region,
                "hello-0.0.9-h12-all-202601010000-ebs",
                oldHello,
                Map.of("appversion", "hello-0.0.9-h12", "owner", OWNER),
                longAgo);
    }

    /** As SimianArmy's volume tagger leaves it. */
    private static Map<String, String> detached(String name, Instant since) {
        LocalDateTime time = LocalDateTime.ofInstant(since, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        String text =
                time.toLocalDate() + "T" + time.toLocalTime().format(java.time.format.DateTimeFormatter.ISO_LOCAL_TIME);
        return Map.of(
                "Name", name, "JANITOR_META", "instance=i-0a1b2c3d4e5f60718;owner=" + OWNER + ";detachTime=" + text);
    }
}
