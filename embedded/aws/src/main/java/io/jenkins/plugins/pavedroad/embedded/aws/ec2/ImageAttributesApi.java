package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.Set;
import java.util.TreeSet;

/** Launch permissions and descriptions of images. */
final class ImageAttributesApi {
    private final Ec2 ec2;

    ImageAttributesApi(Ec2 ec2) {
        this.ec2 = ec2;
    }

    void register(Ec2Api api) {
        api.on("DescribeImageAttribute", this::describe)
                .on("ModifyImageAttribute", this::modify)
                .on("ResetImageAttribute", this::reset);
    }

    private void describe(Ec2Region region, Parameters in, Xml out) {
        Image image = region.ownImage(in.required("ImageId"), ec2.cloud.account());
        String attribute = in.required("Attribute");
        out.leaf("imageId", image.id());
        switch (attribute) {
            case "launchPermission" -> Permissions.write(image.launchPermissions, attribute, out);
            case "description" -> out.node(attribute, () -> out.leaf("value", image.description));
            default ->
                throw AwsError.invalid("attribute", attribute, "launchPermission and description are known here.");
        }
    }

    private void modify(Ec2Region region, Parameters in, Xml out) {
        Image image = region.ownImage(in.required("ImageId"), ec2.cloud.account());
        if (!image.state().equals("available")) {
            throw new AwsError("InvalidAMIID.Unavailable", "The image " + image.id() + " is " + image.state() + ".");
        }
        Set<String> after = new TreeSet<>(image.launchPermissions);
        Permissions.modify(after, "LaunchPermission", in);
        boolean unusable =
                image.content.devices().stream().anyMatch(device -> region.keys.isManaged(device.kmsKeyId()));
        if (unusable && !image.launchPermissions.containsAll(after)) {
            throw new AwsError(
                    "InvalidParameter",
                    "Snapshots encrypted with the AWS Managed CMK can’t be shared. Specify another snapshot.");
        }
        image.launchPermissions.retainAll(after);
        image.launchPermissions.addAll(after);
        String description = in.structure("Description").string("Value");
        if (description != null) {
            image.description = description;
        }
        out.leaf("return", true);
    }

    private void reset(Ec2Region region, Parameters in, Xml out) {
        region.ownImage(in.required("ImageId"), ec2.cloud.account())
                .launchPermissions
                .clear();
        out.leaf("return", true);
    }
}
