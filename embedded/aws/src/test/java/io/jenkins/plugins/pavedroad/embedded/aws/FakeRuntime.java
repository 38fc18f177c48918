package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.runtime.Boot;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceEvents;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Instances that only say what they would do. User data {@code poweroff} makes one shut itself down, {@code broken} fail. */
public final class FakeRuntime implements InstanceRuntime {
    public final Map<String, Boot> boots = new ConcurrentHashMap<>();
    public final Set<String> images = ConcurrentHashMap.newKeySet();
    private final Map<String, InstanceEvents> up = new ConcurrentHashMap<>();

    @Override
    public void launch(Boot boot, InstanceEvents events) {
        String userData = new String(boot.userData(), StandardCharsets.UTF_8);
        boots.put(boot.instanceId(), boot);
        if (userData.equals("broken")) {
            events.failed("no such program");
            return;
        }
        up.put(boot.instanceId(), events);
        events.running();
        if (userData.equals("poweroff")) {
            stop(boot.instanceId());
        }
    }

    @Override
    public void stop(String instanceId) {
        InstanceEvents events = up.remove(instanceId);
        if (events != null) {
            events.stopped("asked to");
        }
    }

    @Override
    public void terminate(String instanceId) {
        stop(instanceId);
    }

    @Override
    public String console(String instanceId) {
        return "console of " + instanceId;
    }

    @Override
    public void capture(String instanceId, String imageKey) throws IOException {
        if (!boots.containsKey(instanceId)) {
            throw new IOException("never started");
        }
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
