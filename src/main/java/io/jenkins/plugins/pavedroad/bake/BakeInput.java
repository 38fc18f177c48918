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

    /** What has to be said of every bake; the rest is as usual until it is set. */
    public static Order of(String account, List<PackageFile> packages, String baseImage, List<String> regions) {
        return new Order(account, packages, baseImage, regions);
    }

    String firstRegion() {
        return regions.get(0);
    }

    /** The one the image is named after, as in Rosco. */
    PackageFile mainPackage() {
        return packages.get(0);
    }

    /** Collects what a bake was asked. */
    public static final class Order {
        private final String account;
        private final List<PackageFile> packages;
        private final String baseImage;
        private final List<String> regions;
        private String build = "";
        private String kept = "";
        private String buildUrl = "";
        private String instanceType = "";
        private String subnet = "";
        private String securityGroup = "";
        private String instanceProfile = "";
        private String provision = "";
        private Map<String, String> tags = Map.of();
        private int deadlineMinutes = 60;
        private boolean rebake;
        private boolean dryRun;
        private Delivery delivery = Delivery.USUAL;
        private Provisioning provisioning = Provisioning.NONE;

        private Order(String account, List<PackageFile> packages, String baseImage, List<String> regions) {
            this.account = account;
            this.packages = packages;
            this.baseImage = baseImage;
            this.regions = regions;
        }

        /** @param folder of the build in which copies of its packages lie; empty when they are archived */
        public Order madeBy(String buildId, String url, String folder) {
            build = buildId;
            buildUrl = url;
            kept = folder;
            return this;
        }

        /** Of the builder; empty texts for the usual. */
        public Order builder(String type, String subnetId, String groupId, String profile) {
            instanceType = type;
            subnet = subnetId;
            securityGroup = groupId;
            instanceProfile = profile;
            return this;
        }

        public Order provision(String script, Provisioning more) {
            provision = script;
            provisioning = more;
            return this;
        }

        public Order tags(Map<String, String> extra) {
            tags = extra;
            return this;
        }

        public Order deadlineMinutes(int minutes) {
            deadlineMinutes = minutes;
            return this;
        }

        public Order rebake(boolean anew) {
            rebake = anew;
            return this;
        }

        public Order dryRun(boolean only) {
            dryRun = only;
            return this;
        }

        public Order delivery(Delivery how) {
            delivery = how;
            return this;
        }

        public BakeInput complete() {
            return new BakeInput(
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
                    "",
                    provision,
                    tags,
                    deadlineMinutes,
                    rebake,
                    dryRun,
                    delivery,
                    provisioning);
        }
    }
}
