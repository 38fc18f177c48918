package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

/** What an image was made from; each part may be null. */
record ImageOrigin(String instanceId, String imageId, String imageRegion) {
    static final ImageOrigin NONE = new ImageOrigin(null, null, null);
}
