package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** From when on images are out of date: then only their owner sees them, and who asks for deprecated ones or by id. */
final class DeprecationApi {
    /** As EnableImageDeprecation's reference has it, for all but public images. */
    private static final int MOST_YEARS = 10;
    /** From the creation of a public image, as there. */
    private static final int MOST_YEARS_PUBLIC = 2;

    private final Ec2 ec2;

    DeprecationApi(Ec2 ec2) {
        this.ec2 = ec2;
    }

    void register(Ec2Api api) {
        api.on("EnableImageDeprecation", this::enable).on("DisableImageDeprecation", this::disable);
    }

    private void enable(Ec2Region region, Parameters in, Xml out) {
        Image image = region.ownImage(in.required("ImageId"), ec2.cloud.account());
        String given = in.required("DeprecateAt");
        Instant at = in.instant("DeprecateAt").plus(Duration.ofSeconds(30)).truncatedTo(ChronoUnit.MINUTES);
        Instant now = ec2.cloud.timeline().now();
        if (at.isBefore(now.truncatedTo(ChronoUnit.MINUTES))) {
            throw AwsError.invalid("DeprecateAt", given, "The time must not be in the past.");
        }
        Instant last = image.isPublic() ? years(image.created(), MOST_YEARS_PUBLIC) : years(now, MOST_YEARS);
        if (at.isAfter(last)) {
            throw AwsError.invalid("DeprecateAt", given, "The latest time is " + last + ".");
        }
        image.deprecationTime = at;
        out.leaf("return", true);
    }

    private static Instant years(Instant from, int years) {
        return from.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
    }

    private void disable(Ec2Region region, Parameters in, Xml out) {
        region.ownImage(in.required("ImageId"), ec2.cloud.account()).deprecationTime = null;
        out.leaf("return", true);
    }
}
