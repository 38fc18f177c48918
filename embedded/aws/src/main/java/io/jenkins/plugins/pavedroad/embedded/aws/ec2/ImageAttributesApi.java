package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;

/** Launch permissions and descriptions of images. */
final class ImageAttributesApi {
    void register(Ec2Api api) {
        api.on("DescribeImageAttribute", this::describe)
                .on("ModifyImageAttribute", this::modify)
                .on("ResetImageAttribute", this::reset);
    }

    private void describe(Ec2Region region, Parameters in, Xml out) {
        Image image = region.images.get(in.required("ImageId"));
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
        Image image = region.images.get(in.required("ImageId"));
        if (!image.state().equals("available")) {
            throw new AwsError("InvalidAMIID.Unavailable", "The image " + image.id() + " is " + image.state() + ".");
        }
        Permissions.modify(image.launchPermissions, "LaunchPermission", in);
        String description = in.structure("Description").string("Value");
        if (description != null) {
            image.description = description;
        }
        out.leaf("return", true);
    }

    private void reset(Ec2Region region, Parameters in, Xml out) {
        region.images.get(in.required("ImageId")).launchPermissions.clear();
        out.leaf("return", true);
    }
}
