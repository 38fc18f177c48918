package io.jenkins.plugins.pavedroad.build;

import java.util.List;

/**
 * What an upload was asked, complete and validated.
 *
 * @param account name of a configured account
 * @param region the bucket's, as the user or the account has it
 * @param node name of the agent; empty for the built-in node
 * @param workspace its path there
 * @param prefix of all keys, without a slash at its end; may be empty
 */
record UploadInput(
        String account, String region, String node, String workspace, String bucket, String prefix, List<Item> items) {
    /**
     * One package.
     *
     * @param file relative to the workspace
     * @param size bytes
     * @param sha256 lower-case hexadecimal, of the file as it was checked
     */
    record Item(String file, long size, String sha256) {
        String fileName() {
            return file.substring(file.lastIndexOf('/') + 1);
        }
    }

    UploadInput {
        items = List.copyOf(items);
    }

    String key(Item item) {
        return UploadTarget.key(prefix, item.sha256(), item.fileName());
    }

    String location(Item item) {
        return "s3://" + bucket + "/" + key(item);
    }
}
