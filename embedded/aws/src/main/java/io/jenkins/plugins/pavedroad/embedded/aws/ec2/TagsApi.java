package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tags of any resource. */
final class TagsApi {
    private record Tag(Resource resource, String key, String value, long number) {}

    private final Filters<Tag> filters = Filters.<Tag>plain()
            .one("resource-id", tag -> tag.resource().id())
            .one("resource-type", tag -> tag.resource().type())
            .one("key", Tag::key)
            .one("value", Tag::value);

    void register(Ec2Api api) {
        api.on("CreateTags", this::create).on("DeleteTags", this::delete).on("DescribeTags", this::describe);
    }

    private void create(Ec2Region region, Parameters in, Xml out) {
        Map<String, String> tags = Tags.read(in);
        if (tags.isEmpty()) {
            throw AwsError.missing("Tag");
        }
        resources(region, in).forEach(resource -> Tags.add(resource, tags));
        out.leaf("return", true);
    }

    private void delete(Ec2Region region, Parameters in, Xml out) {
        List<Parameters> tags = in.structures("Tag");
        for (Resource resource : resources(region, in)) {
            if (tags.isEmpty()) {
                resource.tags().keySet().removeIf(key -> !key.startsWith("aws:"));
            }
            for (Parameters tag : tags) {
                String value = tag.string("Value");
                if (value == null) {
                    resource.tags().remove(tag.required("Key"));
                } else {
                    resource.tags().remove(tag.required("Key"), value);
                }
            }
        }
        out.leaf("return", true);
    }

    private static List<Resource> resources(Ec2Region region, Parameters in) {
        List<Resource> resources = new ArrayList<>();
        for (String id : in.strings("ResourceId")) {
            resources.add(region.resource(id).orElseThrow(() -> notFound(id)));
        }
        if (resources.isEmpty()) {
            throw AwsError.missing("ResourceId");
        }
        return resources;
    }

    private static AwsError notFound(String id) {
        String prefix = id.contains("-") ? id.substring(0, id.indexOf('-')) : id;
        String code =
                switch (prefix) {
                    case "i" -> "InvalidInstanceID.NotFound";
                    case "ami" -> "InvalidAMIID.NotFound";
                    case "snap" -> "InvalidSnapshot.NotFound";
                    case "vol" -> "InvalidVolume.NotFound";
                    case "sg" -> "InvalidGroup.NotFound";
                    case "lt" -> "InvalidLaunchTemplateId.NotFound";
                    default -> "InvalidID";
                };
        return new AwsError(code, "The ID '" + id + "' does not exist");
    }

    private void describe(Ec2Region region, Parameters in, Xml out) {
        List<Tag> tags = new ArrayList<>();
        region.tables().flatMap(table -> table.all().stream()).forEach(resource -> resource.tags()
                .forEach((key, value) -> tags.add(new Tag(resource, key, value, tags.size()))));
        Paging<Tag> page = Paging.ec2(in, filters.apply(in, tags), Tag::number, 5);
        out.list("tagSet", "item", page.members(), tag -> out.leaf(
                        "resourceId", tag.resource().id())
                .leaf("resourceType", tag.resource().type())
                .leaf("key", tag.key())
                .leaf("value", tag.value()));
        out.leaf("nextToken", page.next());
    }
}
