package io.jenkins.plugins.pavedroad.bake;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;

import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Snapshot;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What bakes have left in the cloud. */
final class BakeRemains {
    private final AwsCloudsRule aws;

    BakeRemains(AwsCloudsRule aws) {
        this.aws = aws;
    }

    /** Ids and keys of everything but the base image, in both regions. */
    Set<String> of(String base, Collection<String> operations) {
        Set<String> left = new TreeSet<>();
        for (CloudRegion region : List.of(aws.east(), aws.west())) {
            List<Image> images = region.inventory().images();
            images.stream().filter(image -> !image.name().equals(base)).forEach(image -> left.add(image.id()));
            region.inventory().snapshots().stream()
                    .map(Snapshot::id)
                    .filter(snapshot ->
                            images.stream().noneMatch(image -> image.snapshots().contains(snapshot)))
                    .forEach(left::add);
            region.inventory().volumes().forEach(volume -> left.add(volume.id()));
            for (String id : operations) {
                region.instances().byTags(Map.of(Ours.OPERATION, id)).forEach(each -> left.add(each.id()));
                left.addAll(region.instances()
                        .securityGroupsByTags(Map.of(Ours.OPERATION, id))
                        .values());
            }
        }
        return left;
    }

    /** Objects of this bake that are still in its bucket. */
    Set<String> objects(BakeInput input, String operation) {
        Set<String> left = new TreeSet<>();
        String bucket = "paved-road-" + aws.cloud().accountId() + "-" + EAST;
        for (String key : new Ours(input, operation).objectKeys()) {
            if (aws.east().objects().exists(bucket, key)) {
                left.add(key);
            }
        }
        return left;
    }
}
