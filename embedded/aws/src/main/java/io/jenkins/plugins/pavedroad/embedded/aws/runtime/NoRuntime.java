package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Instances that have states but no process: for callers that only look at the API. */
public class NoRuntime implements InstanceRuntime {
    private final Map<String, InstanceEvents> up = new ConcurrentHashMap<>();
    private final Set<String> images = ConcurrentHashMap.newKeySet();

    /** Keys of the images there are; live. */
    protected Set<String> images() {
        return images;
    }

    @Override
    public void launch(Boot boot, InstanceEvents events) {
        up.put(boot.instanceId(), events);
        events.running();
    }

    @Override
    public void stop(String instanceId) {
        InstanceEvents events = up.remove(instanceId);
        if (events != null) {
            events.stopped("stopped");
        }
    }

    @Override
    public void terminate(String instanceId) {
        stop(instanceId);
    }

    @Override
    public String console(String instanceId) {
        return "";
    }

    @Override
    public void capture(String instanceId, String imageKey) throws IOException {
        images.add(imageKey);
    }

    @Override
    public boolean hasImage(String imageKey) {
        return images.contains(imageKey);
    }

    @Override
    public void deleteImage(String imageKey) {
        images.remove(imageKey);
    }

    @Override
    public Path importImage(String imageKey, Path rootFolder) {
        images.add(imageKey);
        return rootFolder;
    }

    @Override
    public void close() {
        up.keySet().forEach(this::stop);
    }
}
