package io.jenkins.plugins.pavedroad.bake;

import java.util.List;
import java.util.Map;

/**
 * What a bake was asked, complete and validated. Empty texts mean that nothing was given.
 *
 * @param account name of a configured account
 * @param build externalizable id of the build, for finding its packages
 * @param kept folder of the build in which copies of its packages lie; empty when they are archived
 * @param buildUrl goes into a tag of the image
 * @param regions the first is where it is baked
 * @param tags extra ones of the image, its snapshots and the builder
 * @param delivery encryption and sharing; the usual when it is missing
 * @param deadlineMinutes after which a builder that nobody looks after shuts itself down
 */
public record BakeInput(
        String account,
        String build,
        String kept,
        String buildUrl,
        List<PackageFile> packages,
        String baseImage,
        List<String> regions,
        String instanceType,
        String subnet,
        String securityGroup,
        String instanceProfile,
        String bucket,
        String provision,
        Map<String, String> tags,
        int deadlineMinutes,
        boolean rebake,
        boolean dryRun,
        Delivery delivery,
        Provisioning provisioning) {
    public BakeInput {
        packages = List.copyOf(packages);
        regions = List.copyOf(regions);
        tags = Map.copyOf(tags);
        delivery = delivery == null ? Delivery.USUAL : delivery;
        provisioning = provisioning == null ? Provisioning.NONE : provisioning;
    }

    /** With what else is usual. */
    public BakeInput(
            String account,
            String build,
            String kept,
            String buildUrl,
            List<PackageFile> packages,
            String baseImage,
            List<String> regions,
            String instanceType,
            String subnet,
            String securityGroup,
            String instanceProfile,
            String bucket,
            String provision,
            Map<String, String> tags,
            int deadlineMinutes,
            boolean rebake,
            boolean dryRun) {
        this(
                account,
                build,
                kept,
                buildUrl,
                packages,
                baseImage,
                regions,
                instanceType,
                subnet,
                securityGroup,
                instanceProfile,
                bucket,
                provision,
                tags,
                deadlineMinutes,
                rebake,
                dryRun,
                Delivery.USUAL,
                Provisioning.NONE);
    }

    String firstRegion() {
        return regions.get(0);
    }

    /** The one the image is named after, as in Rosco. */
    PackageFile mainPackage() {
        return packages.get(0);
    }
}
