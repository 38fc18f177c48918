package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Ec2Seed;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.NetworkSeed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Fills an embedded AWS from Java: what an account already has before the first call. */
public final class Seed {
    private final Cloud cloud;

    Seed(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Makes an available AMI whose instances begin with a copy of this root folder. Owned by the account itself.
     *
     * @return the image's id
     */
    public String image(String region, String name, Path rootFolder, Map<String, String> tags) throws IOException {
        return image(region, name, rootFolder, tags, cloud.account(), null);
    }

    /** The same, looking as if it was made at this time. */
    public String image(String region, String name, Path rootFolder, Map<String, String> tags, Instant created)
            throws IOException {
        return new Ec2Seed(cloud).image(region, name, rootFolder, tags, cloud.account(), null, created);
    }

    /**
     * The same with another owner, in which case everybody may use it.
     *
     * @param owner account number
     * @param ownerAlias such as {@code amazon}, or null
     */
    public String image(
            String region, String name, Path rootFolder, Map<String, String> tags, String owner, String ownerAlias)
            throws IOException {
        return new Ec2Seed(cloud)
                .image(
                        region,
                        name,
                        rootFolder,
                        tags,
                        owner,
                        ownerAlias,
                        cloud.timeline().now());
    }

    /** Puts a parameter of Systems Manager; names below {@code /aws/} are allowed here. */
    public void parameter(String region, String name, String value) {
        cloud.parameters().put(region, name, value, cloud.timeline().now());
    }

    /** An unattached volume that looks as if it was made at this time. */
    public String volume(String region, int gigabytes, Instant created, Map<String, String> tags) {
        return new Ec2Seed(cloud).volume(region, gigabytes, created, tags);
    }

    /** A snapshot of a volume that is gone, as if made at this time. */
    public String snapshot(String region, int gigabytes, Instant created, Map<String, String> tags) {
        return new Ec2Seed(cloud).snapshot(region, gigabytes, created, tags);
    }

    /**
     * A customer's KMS key. Other services than EC2 do not know it.
     *
     * @param alias such as {@code alias/baking}
     * @param usableBy numbers of other accounts that may use it
     * @return its ARN
     */
    public String key(String region, String alias, String... usableBy) {
        return new Ec2Seed(cloud).key(region, alias, Set.of(usableBy));
    }

    /** Where instances can be launched: default networks, zones and what they offer. */
    public NetworkSeed network(String region) {
        return new NetworkSeed(cloud, region);
    }
}
