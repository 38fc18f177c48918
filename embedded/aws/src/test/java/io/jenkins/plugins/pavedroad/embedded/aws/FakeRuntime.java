package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.runtime.Boot;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceEvents;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.NoRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Instances that only say what they would do. User data {@code poweroff} makes one shut itself down, {@code broken} fail. */
public final class FakeRuntime extends NoRuntime {
    public final Map<String, Boot> boots = new ConcurrentHashMap<>();

    /** What is on the console, by instance. */
    public final Map<String, String> consoles = new ConcurrentHashMap<>();

    private volatile Consumer<Boot> onLaunch = boot -> {};

    /** Told of each launch, before the instance runs. */
    public void onLaunch(Consumer<Boot> told) {
        onLaunch = told;
    }

    @Override
    public Set<String> images() {
        return super.images();
    }

    @Override
    public void launch(Boot boot, InstanceEvents events) {
        String userData = new String(boot.userData(), StandardCharsets.UTF_8);
        boots.put(boot.instanceId(), boot);
        if (userData.equals("broken")) {
            events.failed("no such program");
            return;
        }
        onLaunch.accept(boot);
        super.launch(boot, events);
        if (userData.equals("poweroff")) {
            stop(boot.instanceId());
        }
    }

    @Override
    public String console(String instanceId) {
        return consoles.getOrDefault(instanceId, "");
    }

    @Override
    public void capture(String instanceId, String imageKey) throws IOException {
        if (!boots.containsKey(instanceId)) {
            throw new IOException("never started");
        }
        super.capture(instanceId, imageKey);
    }
}
