package io.jenkins.plugins.pavedroad.bake;

import java.util.List;

/**
 * What a builder gets besides packages and script. Bakes that an earlier version began have none of it.
 *
 * @param repository lines of apt or base URLs of yum, there while it bakes only
 * @param files of the workspace, for the script
 */
public record Provisioning(List<String> repository, List<File> files) {
    static final Provisioning NONE = new Provisioning(List.of(), List.of());

    /**
     * One file that the script finds.
     *
     * @param path relative to the workspace, with slashes
     * @param size bytes
     * @param sha256 lower-case hexadecimal
     */
    public record File(String path, long size, String sha256) {}

    public Provisioning {
        repository = repository == null ? List.of() : List.copyOf(repository);
        files = files == null ? List.of() : List.copyOf(files);
    }
}
