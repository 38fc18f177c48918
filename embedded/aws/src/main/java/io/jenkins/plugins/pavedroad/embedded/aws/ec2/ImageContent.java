package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.util.List;

/**
 * What instances of an image begin with.
 *
 * @param key the runtime's key of the root folder
 */
record ImageContent(String architecture, String rootDevice, List<BlockDevice> devices, String key) {
    ImageContent {
        devices = List.copyOf(devices);
    }

    /** The same content behind other snapshots. */
    ImageContent on(List<BlockDevice> others) {
        return new ImageContent(architecture, rootDevice, others, key);
    }
}
