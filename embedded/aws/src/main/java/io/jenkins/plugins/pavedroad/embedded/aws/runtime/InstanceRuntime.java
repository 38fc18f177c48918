package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What instances and images are made of. Calls come from worker threads and may block, except {@link #launch}, {@link #stop}
 * and {@link #terminate}, which only set things going; calls about one instance do not overlap.
 */
public interface InstanceRuntime extends AutoCloseable {
    /**
     * Starts an instance: a new one from its image's root folder, or one that was stopped from the root folder it left.
     * Returns at once; the events say what became of it.
     */
    void launch(Boot boot, InstanceEvents events);

    /** Shuts an instance down and keeps its root folder; {@link InstanceEvents#stopped} follows. Unknown ids do nothing. */
    void stop(String instanceId);

    /**
     * Ends an instance and drops its root folder; {@link InstanceEvents#stopped} follows when it was up. The console stays
     * readable. Unknown ids do nothing.
     */
    void terminate(String instanceId);

    /** What the instance wrote to its console so far; empty for unknown ids. */
    String console(String instanceId);

    /** Makes an image's root folder from an instance's: stopped as a rule, running when AWS's caller wants no reboot. */
    void capture(String instanceId, String imageKey) throws IOException;

    boolean hasImage(String imageKey);

    /** Unknown keys do nothing. */
    void deleteImage(String imageKey);

    /**
     * Copies a root folder in as an image.
     *
     * @return where it now is
     */
    Path importImage(String imageKey, Path rootFolder) throws IOException;

    /** Ends all instances. No process is left when it returns. */
    @Override
    void close();
}
