package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Encryption;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.ImageCopy;
import io.jenkins.plugins.pavedroad.cloud.Images;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Machine images of one AWS region. */
final class AwsImages implements Images {
    private static final String SELF = "self";
    private static final int PAGE = 1000;
    static final Set<String> NO_IMAGE =
            Set.of("InvalidAMIID.NotFound", "InvalidAMIID.Malformed", "InvalidAMIID.Unavailable");
    static final Set<String> NO_SNAPSHOT = Set.of("InvalidSnapshot.NotFound");

    private final Ec2Client ec2;
    private final SsmClient ssm;
    private final Permissions permissions;

    AwsImages(Ec2Client ec2, SsmClient ssm) {
        this.ec2 = ec2;
        this.ssm = ssm;
        permissions = new Permissions(ec2);
    }

    @Override
    public Optional<Image> find(String id) {
        return find(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Image> find(Collection<String> ids) {
        // A filter, because asking by ids is refused as a whole when one of them is gone.
        return Tagging.pieces(ids, Tagging.FILTER_VALUES).stream()
                .flatMap(piece ->
                        all(request -> request.filters(Tagging.filter("image-id", piece))
                                        .includeDeprecated(true))
                                .stream())
                .toList();
    }

    @Override
    public List<Image> ownByName(String name) {
        return all(request -> request.owners(SELF).filters(Tagging.filter("name", name)));
    }

    @Override
    public List<Image> ownByTags(Map<String, String> tags) {
        return all(request -> request.owners(SELF).filters(Tagging.filters(tags)));
    }

    @Override
    public List<Image> byName(String pattern, String owner) {
        return all(request ->
                request.owners(owner).filters(Tagging.filter("name", pattern), Tagging.filter("state", "available")));
    }

    List<Image> own() {
        return all(request -> request.owners(SELF));
    }

    List<Image> ownByIds(Collection<String> ids) {
        return Tagging.pieces(ids, Tagging.FILTER_VALUES).stream()
                .flatMap(piece ->
                        all(request -> request.owners(SELF).filters(Tagging.filter("image-id", piece))).stream())
                .toList();
    }

    private List<Image> all(Consumer<DescribeImagesRequest.Builder> which) {
        return Call.to(
                "ec2:DescribeImages",
                () -> ec2.describeImagesPaginator(request -> which.accept(request.maxResults(PAGE))).images().stream()
                        .map(AwsImages::image)
                        .sorted(Comparator.comparing(Image::createdAt).reversed())
                        .toList());
    }

    @Override
    public Optional<String> publicParameter(String name) {
        return Call.find(
                        "ssm:GetParameter",
                        Set.of("ParameterNotFound"),
                        () -> ssm.getParameter(request -> request.name(name)))
                .map(answer -> answer.parameter().value());
    }

    @Override
    public String create(String instanceId, String name, String description, Map<String, String> tags) {
        CreateImageRequest request = CreateImageRequest.builder()
                .instanceId(instanceId)
                .name(name)
                .description(description)
                .tagSpecifications(Tagging.specifications(tags, ResourceType.IMAGE, ResourceType.SNAPSHOT))
                .build();
        return Call.find("ec2:CreateImage", Set.of("InvalidAMIName.Duplicate"), () -> ec2.createImage(request)
                        .imageId())
                .orElseGet(() -> madeBefore(name, tags));
    }

    /** What has a name is shown late, and then not at all to whoever does not ask for disabled ones. */
    private String madeBefore(String name, Map<String, String> tags) {
        List<Image> named = all(request ->
                request.owners(SELF).filters(Tagging.filter("name", name)).includeDisabled(true));
        return named.stream()
                .filter(image -> image.tags().entrySet().containsAll(tags.entrySet()))
                .map(Image::id)
                .findFirst()
                .orElseThrow(() -> new CloudException(
                        "ec2:CreateImage",
                        CloudException.ALREADY_EXISTS,
                        named.isEmpty()
                                ? "an image named '" + name + "' exists and is not shown yet"
                                : "an image named '" + name + "' was made by something else",
                        named.isEmpty(),
                        null));
    }

    @Override
    public String copy(ImageCopy order) {
        Encryption encryption = order.encryption();
        return Call.to("ec2:CopyImage", () -> ec2.copyImage(request -> request.sourceRegion(order.sourceRegion())
                        .sourceImageId(order.imageId())
                        .name(order.name())
                        .description(order.description())
                        .encrypted(encryption.wanted() ? true : null)
                        .kmsKeyId(encryption.key().isEmpty() ? null : encryption.key())
                        .clientToken(order.token())
                        .tagSpecifications(
                                Tagging.specifications(order.tags(), ResourceType.IMAGE, ResourceType.SNAPSHOT)))
                .imageId());
    }

    @Override
    public String defaultKey() {
        return Call.to("ec2:GetEbsDefaultKmsKeyId", () -> ec2.getEbsDefaultKmsKeyId(request -> {})
                .kmsKeyId());
    }

    @Override
    public Set<String> permitted(String id) {
        return permissions.of(id);
    }

    @Override
    public void permit(String id, Collection<String> accounts) {
        permissions.add(id, accounts);
    }

    @Override
    public void forbid(String id, Collection<String> accounts) {
        permissions.remove(id, accounts);
    }

    @Override
    public void deprecate(String id, Optional<Instant> when) {
        if (when.isPresent()) {
            Call.effect(
                    "ec2:EnableImageDeprecation",
                    () -> ec2.enableImageDeprecation(
                            request -> request.imageId(id).deprecateAt(when.get())));
        } else {
            Call.effect(
                    "ec2:DisableImageDeprecation", () -> ec2.disableImageDeprecation(request -> request.imageId(id)));
        }
    }

    @Override
    public List<Image> search(String owner, String name, Map<String, String> tags) {
        List<Filter> filters =
                new ArrayList<>(List.of(Tagging.filter("name", name), Tagging.filter("state", "available")));
        tags.forEach((key, value) -> filters.add(Tagging.filter("tag:" + key, value)));
        return all(request -> request.owners(owner).filters(filters).includeDeprecated(true));
    }

    @Override
    public List<String> snapshotsByTags(Map<String, String> tags) {
        return Call.to("ec2:DescribeSnapshots", () -> ec2
                .describeSnapshotsPaginator(request ->
                        request.ownerIds(SELF).filters(Tagging.filters(tags)).maxResults(PAGE))
                .snapshots()
                .stream()
                .map(Snapshot::snapshotId)
                .toList());
    }

    @Override
    public void tag(Collection<String> ids, Map<String, String> tags) {
        Call.effect(
                "ec2:CreateTags",
                () -> ec2.createTags(request -> request.resources(ids).tags(Tagging.list(tags))));
    }

    @Override
    public void delete(Image image) {
        Call.unless("ec2:DeregisterImage", NO_IMAGE, () -> ec2.deregisterImage(request -> request.imageId(image.id())));
        image.snapshots().forEach(this::deleteSnapshot);
    }

    @Override
    public void deleteSnapshot(String id) {
        Call.unless("ec2:DeleteSnapshot", NO_SNAPSHOT, () -> ec2.deleteSnapshot(request -> request.snapshotId(id)));
    }

    private static Image image(software.amazon.awssdk.services.ec2.model.Image image) {
        return new Image(
                image.imageId(),
                Objects.toString(image.name(), ""),
                state(image.stateAsString()),
                Reasons.of(image.stateReason(), ""),
                Objects.toString(image.architectureAsString(), ""),
                Objects.toString(image.ownerId(), ""),
                image.creationDate() == null ? Instant.EPOCH : Instant.parse(image.creationDate()),
                Objects.toString(image.description(), ""),
                image.blockDeviceMappings().stream()
                        .flatMap(device -> Optional.ofNullable(device.ebs()).map(EbsBlockDevice::snapshotId).stream())
                        .toList(),
                Tagging.map(image.tags()),
                Optional.ofNullable(image.deprecationTime()).map(Instant::parse));
    }

    private static Image.State state(String state) {
        return switch (Objects.toString(state, "")) {
            case "pending" -> Image.State.PENDING;
            case "available" -> Image.State.AVAILABLE;
            case "failed", "error", "invalid" -> Image.State.FAILED;
            default -> Image.State.OTHER;
        };
    }
}
