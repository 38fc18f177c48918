package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.embedded.aws.runtime.Boot;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceEvents;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.NoRuntime;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instances that write the verdict their user data ask for, and shut down. */
final class QuickBuilders extends NoRuntime {
    private static final Pattern TOKEN = Pattern.compile("(?m)^token ([A-Za-z0-9+/=]+)$");

    private final Map<String, String> consoles = new ConcurrentHashMap<>();

    @Override
    public void launch(Boot boot, InstanceEvents events) {
        super.launch(boot, events);
        Matcher token = TOKEN.matcher(new String(boot.userData(), StandardCharsets.UTF_8));
        if (token.find()) {
            String text = new String(Base64.getDecoder().decode(token.group(1)), StandardCharsets.UTF_8);
            consoles.put(boot.instanceId(), "paved-road-bake " + text + " ok 0\n");
            stop(boot.instanceId());
        }
    }

    @Override
    public String console(String instanceId) {
        return consoles.getOrDefault(instanceId, "");
    }
}
