package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a block device mapping with an EBS volume behind it.
 *
 * @param snapshotId what it is made from, or null
 * @param size in GiB, or null for the snapshot's
 * @param encrypted null when not said
 * @param kmsKeyId as the caller named it, or the key of the snapshot of an image; null when not said
 */
record BlockDevice(
        String device,
        String snapshotId,
        Integer size,
        String volumeType,
        Integer iops,
        boolean deleteOnTermination,
        Boolean encrypted,
        String kmsKeyId) {

    /**
     * The image's devices as changed by the caller's: same device name, the given fields win; {@code NoDevice} removes it.
     */
    static List<BlockDevice> merge(List<BlockDevice> image, List<Parameters> mappings) {
        Map<String, BlockDevice> devices = new LinkedHashMap<>();
        image.forEach(device -> devices.put(device.device(), device));
        for (Parameters mapping : mappings) {
            String name = mapping.required("DeviceName");
            Parameters ebs = mapping.structure("Ebs");
            if (mapping.has("NoDevice")) {
                devices.remove(name);
            } else if (mapping.has("Ebs")) {
                BlockDevice below =
                        devices.getOrDefault(name, new BlockDevice(name, null, null, "gp2", null, true, null, null));
                Integer size = ebs.integer("VolumeSize");
                devices.put(
                        name,
                        new BlockDevice(
                                name,
                                ebs.string("SnapshotId", below.snapshotId()),
                                size == null ? below.size() : size,
                                ebs.string("VolumeType", below.volumeType()),
                                ebs.integer("Iops") == null ? below.iops() : ebs.integer("Iops"),
                                ebs.bool("DeleteOnTermination", below.deleteOnTermination()),
                                ebs.bool("Encrypted") == null ? below.encrypted() : ebs.bool("Encrypted"),
                                ebs.string("KmsKeyId", below.kmsKeyId())));
            }
        }
        return new ArrayList<>(devices.values());
    }

    /** The same device with that snapshot behind it. */
    BlockDevice on(Snapshot snapshot, int gigabytes) {
        return new BlockDevice(
                device,
                snapshot.id(),
                gigabytes,
                volumeType,
                iops,
                deleteOnTermination,
                snapshot.encrypted(),
                snapshot.kmsKeyId);
    }
}
