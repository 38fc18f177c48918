package io.jenkins.plugins.pavedroad.embedded.run.cloud;

import io.jenkins.plugins.pavedroad.embedded.aws.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The operating system's image that services are baked on, and the public parameter that names it, as AWS and Debian offer. */
final class BaseImage {
    /** Debian's own account on AWS (wiki.debian.org/Cloud/AmazonEC2Image). */
    private static final String DEBIAN = "136693071363";

    static final String NAME = "debian-12-amd64-paved-road";
    static final String PARAMETER = "/aws/service/debian/release/12/latest/amd64";

    private BaseImage() {}

    /** @return its id */
    static String offer(Seed seed, String region) throws IOException {
        Path nothingMore = Files.createTempDirectory("base-image");
        try {
            String id = seed.image(region, NAME, nothingMore, Map.of("Name", NAME), DEBIAN, null);
            seed.parameter(region, PARAMETER, id);
            return id;
        } finally {
            Files.delete(nothingMore);
        }
    }
}
