package hudson;

import hudson.remoting.VirtualChannel;
import hudson.util.CaseInsensitiveComparator;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Environment variables; names are compared without case, as Windows does. */
public class EnvVars extends TreeMap<String, String> {
    private static final long serialVersionUID = 4320331661987259022L;

    /** Of the controller's process, read once. */
    public static final Map<String, String> masterEnvVars =
            Collections.unmodifiableMap(new EnvVars(new TreeMap<>(System.getenv())));

    private Platform platform;

    public EnvVars() {
        super(CaseInsensitiveComparator.INSTANCE);
    }

    public EnvVars(Map<String, String> m) {
        this();
        putAll(m);
        if (m instanceof EnvVars that) {
            platform = that.platform;
        }
    }

    public EnvVars(EnvVars m) {
        this((Map<String, String>) m);
    }

    /** Names and values in turn. */
    public EnvVars(String... keyValuePairs) {
        this();
        if (keyValuePairs.length % 2 != 0) {
            throw new IllegalArgumentException(Arrays.toString(keyValuePairs));
        }
        for (int i = 0; i < keyValuePairs.length; i += 2) {
            put(keyValuePairs[i], keyValuePairs[i + 1]);
        }
    }

    public Platform getPlatform() {
        return platform;
    }

    public void setPlatform(Platform platform) {
        this.platform = platform;
    }

    /** A null or empty value removes; a name like {@code PATH+ANYTHING} puts the value in front of PATH. */
    public void override(String key, String value) {
        if (value == null || value.isEmpty()) {
            remove(key);
            return;
        }
        int plus = key.indexOf('+');
        if (plus > 0) {
            String realKey = key.substring(0, plus);
            String old = get(realKey);
            char separator = platform == null ? File.pathSeparatorChar : platform.pathSeparator;
            put(realKey, old == null ? value : value + separator + old);
            return;
        }
        put(key, value);
    }

    public EnvVars overrideAll(Map<String, String> all) {
        all.forEach(this::override);
        return this;
    }

    /** As {@link #overrideAll}, with variables in the new values expanded, those that others refer to first. */
    public EnvVars overrideExpandingAll(Map<String, String> all) {
        for (String key : new ReferenceOrder(this, all).keys()) {
            override(key, expand(all.get(key)));
        }
        return this;
    }

    /** Expands each value by all others. */
    public static void resolve(Map<String, String> env) {
        for (Map.Entry<String, String> entry : env.entrySet()) {
            entry.setValue(Util.replaceMacro(entry.getValue(), env));
        }
    }

    public String get(String key, String defaultValue) {
        String value = get(key);
        return value == null ? defaultValue : value;
    }

    @Override
    public String put(String key, String value) {
        if (value == null) {
            throw new IllegalArgumentException("Null value not allowed as an environment variable: " + key);
        }
        return super.put(key, value);
    }

    public void putIfNotNull(String key, String value) {
        if (value != null) {
            put(key, value);
        }
    }

    public void putAllNonNull(Map<String, String> map) {
        map.forEach(this::putIfNotNull);
    }

    public void addLine(String line) {
        int equals = line.indexOf('=');
        if (equals > 0) {
            put(line.substring(0, equals), line.substring(equals + 1));
        }
    }

    public String expand(String s) {
        return Util.replaceMacro(s, this);
    }

    /** A variable that marks all processes of one launch, so that they can be found and ended. */
    public static EnvVars createCookie() {
        return new EnvVars("HUDSON_COOKIE", UUID.randomUUID().toString());
    }

    public static EnvVars getRemote(VirtualChannel channel) throws IOException, InterruptedException {
        return channel == null ? new EnvVars("N/A", "N/A") : new EnvVars(masterEnvVars);
    }
}
