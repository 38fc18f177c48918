package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Filters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Launch templates and their versions. */
final class LaunchTemplatesApi {
    private static final String DATA = "LaunchTemplateData.";

    private final Ec2 ec2;
    private final Filters<LaunchTemplate> filters = Filters.<LaunchTemplate>tagged(Resource::tags)
            .one("launch-template-name", template -> template.name)
            .one("create-time", template -> Xml.time(template.created()));
    private final Filters<LaunchTemplate.Version> versionFilters = Filters.<LaunchTemplate.Version>plain()
            .one("image-id", version -> version.data().get("ImageId"))
            .one("instance-type", version -> version.data().get("InstanceType"));

    LaunchTemplatesApi(Ec2 ec2) {
        this.ec2 = ec2;
    }

    void register(Ec2Api api) {
        api.on("CreateLaunchTemplate", this::create)
                .on("CreateLaunchTemplateVersion", this::createVersion)
                .on("DescribeLaunchTemplates", this::describe)
                .on("DescribeLaunchTemplateVersions", this::describeVersions)
                .on("ModifyLaunchTemplate", this::modify)
                .on("DeleteLaunchTemplate", this::delete)
                .on("DeleteLaunchTemplateVersions", this::deleteVersions);
    }

    private void create(Ec2Region region, Parameters in, Xml out) {
        String id = region.clientTokens.once("CreateLaunchTemplate", in, () -> {
            String name = in.required("LaunchTemplateName");
            if (!name.matches("[a-zA-Z0-9().\\-/_]{3,128}")) {
                throw new AwsError(
                        "InvalidLaunchTemplateName.MalformedException",
                        "A launch template name must be between 3 and 128 characters, and may contain letters, numbers"
                                + " and ( ) . - / _");
            }
            if (region.launchTemplates.all().stream().anyMatch(each -> each.name.equals(name))) {
                throw new AwsError(
                        "InvalidLaunchTemplateName.AlreadyExistsException",
                        "Launch template name already in use: " + name);
            }
            LaunchTemplate template = new LaunchTemplate(
                    Ids.next("lt"), name, ec2.cloud.timeline().now());
            Tags.add(template, Tags.specified(in, "launch-template"));
            template.add(in.string("VersionDescription"), data(in), template.created());
            return region.launchTemplates.add(template).id();
        });
        LaunchTemplate template = region.launchTemplates.get(id);
        out.node("launchTemplate", () -> write(template, out));
    }

    private static Map<String, String> data(Parameters in) {
        Map<String, String> data = new HashMap<>();
        in.all().forEach((name, value) -> {
            if (name.startsWith(DATA)) {
                data.put(name.substring(DATA.length()), value);
            }
        });
        if (data.isEmpty()) {
            throw AwsError.missing("LaunchTemplateData");
        }
        return data;
    }

    private static LaunchTemplate template(Ec2Region region, Parameters in) {
        return LaunchSpecs.template(region, in.string("LaunchTemplateId"), in.string("LaunchTemplateName"));
    }

    private void createVersion(Ec2Region region, Parameters in, Xml out) {
        LaunchTemplate template = template(region, in);
        Map<String, String> data = data(in);
        if (in.has("SourceVersion")) {
            Map<String, String> merged =
                    new HashMap<>(template.version(in.string("SourceVersion")).data());
            merged.putAll(data);
            data = merged;
        }
        LaunchTemplate.Version version = template.add(
                in.string("VersionDescription"), data, ec2.cloud.timeline().now());
        out.node("launchTemplateVersion", () -> write(template, version, out));
    }

    private void describe(Ec2Region region, Parameters in, Xml out) {
        List<LaunchTemplate> templates = new ArrayList<>();
        in.strings("LaunchTemplateName").forEach(name -> templates.add(LaunchSpecs.template(region, null, name)));
        List<String> ids = in.strings("LaunchTemplateId");
        if (templates.isEmpty() || !ids.isEmpty()) {
            templates.addAll(region.launchTemplates.select(ids));
        }
        Paging<LaunchTemplate> page = Paging.ec2(in, filters.apply(in, templates), Resource::number, 1);
        out.list("launchTemplates", "item", page.members(), template -> write(template, out));
        out.leaf("nextToken", page.next());
    }

    private void describeVersions(Ec2Region region, Parameters in, Xml out) {
        List<String> references = in.strings("LaunchTemplateVersion");
        if (!in.has("LaunchTemplateId") && !in.has("LaunchTemplateName")) {
            describeAcrossTemplates(region, references, out);
            return;
        }
        LaunchTemplate template = template(region, in);
        List<LaunchTemplate.Version> versions = references.isEmpty()
                ? List.copyOf(template.versions.values())
                : references.stream().map(template::version).distinct().toList();
        Paging<LaunchTemplate.Version> page =
                Paging.ec2(in, versionFilters.apply(in, versions), LaunchTemplate.Version::number, 1);
        out.list("launchTemplateVersionSet", "item", page.members(), version -> write(template, version, out));
        out.leaf("nextToken", page.next());
    }

    /** Without a template's name only the latest or the default versions of all can be asked for, as in EC2's reference. */
    private static void describeAcrossTemplates(Ec2Region region, List<String> references, Xml out) {
        if (references.isEmpty() || references.stream().anyMatch(each -> !each.startsWith("$"))) {
            throw AwsError.missing("LaunchTemplateId or LaunchTemplateName");
        }
        out.node("launchTemplateVersionSet", () -> {
            for (LaunchTemplate template : region.launchTemplates.all()) {
                references.stream()
                        .map(template::version)
                        .distinct()
                        .forEach(version -> out.node("item", () -> write(template, version, out)));
            }
        });
    }

    private void modify(Ec2Region region, Parameters in, Xml out) {
        LaunchTemplate template = template(region, in);
        // the SDK's member is called DefaultVersion, its wire name SetDefaultVersion
        template.defaultVersion = template.resolve(in.required("SetDefaultVersion"));
        out.node("launchTemplate", () -> write(template, out));
    }

    private void delete(Ec2Region region, Parameters in, Xml out) {
        LaunchTemplate template = template(region, in);
        region.launchTemplates.remove(template);
        out.node("launchTemplate", () -> write(template, out));
    }

    private void deleteVersions(Ec2Region region, Parameters in, Xml out) {
        LaunchTemplate template = template(region, in);
        List<LaunchTemplate.Version> deleted = new ArrayList<>();
        for (String reference : in.strings("LaunchTemplateVersion")) {
            LaunchTemplate.Version version = template.version(reference);
            if (version.number() == template.defaultVersion) {
                throw AwsError.invalid("launchTemplateVersion", reference, "The default version cannot be deleted.");
            }
            deleted.add(template.versions.remove(version.number()));
        }
        out.list("successfullyDeletedLaunchTemplateVersionSet", "item", deleted, version -> out.leaf(
                        "launchTemplateId", template.id())
                .leaf("launchTemplateName", template.name)
                .leaf("versionNumber", version.number()));
    }

    private void write(LaunchTemplate template, Xml out) {
        out.leaf("launchTemplateId", template.id())
                .leaf("launchTemplateName", template.name)
                .leaf("createTime", template.created())
                .leaf("createdBy", "arn:aws:iam::" + ec2.cloud.account() + ":root")
                .leaf("defaultVersionNumber", template.defaultVersion)
                .leaf("latestVersionNumber", template.latest());
        Tags.write(template, out);
    }

    private static void write(LaunchTemplate template, LaunchTemplate.Version version, Xml out) {
        out.leaf("launchTemplateId", template.id())
                .leaf("launchTemplateName", template.name)
                .leaf("versionNumber", version.number())
                .leaf("versionDescription", version.description())
                .leaf("createTime", version.created())
                .leaf("defaultVersion", version.number() == template.defaultVersion);
        out.node("launchTemplateData", () -> LaunchTemplateXml.write(version.data(), out));
    }
}
