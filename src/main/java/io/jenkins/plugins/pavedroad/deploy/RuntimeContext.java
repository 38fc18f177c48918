package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.naming.Moniker;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an instance is told about itself: Asgard's keys with Netflix's prefix ({@code NETFLIX_APP} …, {@code EC2_REGION}),
 * then the caller's own. It travels as cloud-init's {@code write_files}, which a stock image understands and which is
 * done before services start, to {@value #FILE}, one {@code KEY=value} a line, as systemd's EnvironmentFile reads it.
 */
final class RuntimeContext {
    static final String FILE = "/etc/paved-road/environment";
    private static final String MARK = "# Written by redBlackDeploy.";

    private RuntimeContext() {}

    static Map<String, String> of(
            Moniker moniker, String serverGroup, String region, String account, Map<String, String> own) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("NETFLIX_ENVIRONMENT", account);
        context.put("NETFLIX_APP", moniker.application());
        context.put("NETFLIX_STACK", moniker.stack());
        context.put("NETFLIX_DETAIL", moniker.detail());
        context.put("NETFLIX_CLUSTER", moniker.cluster());
        context.put("NETFLIX_AUTO_SCALE_GROUP", serverGroup);
        context.put("NETFLIX_LAUNCH_CONFIG", serverGroup);
        context.put("EC2_REGION", region);
        context.values().removeIf(String::isEmpty);
        context.putAll(own);
        return context;
    }

    /** As user data. Values go in encoded, so that none of them can be read as anything else. */
    static String userData(Map<String, String> context) {
        StringBuilder lines = new StringBuilder();
        context.forEach((key, value) ->
                lines.append(key).append('=').append(quoted(value)).append('\n'));
        String encoded = Base64.getEncoder().encodeToString(lines.toString().getBytes(StandardCharsets.UTF_8));
        return "#cloud-config\n" + MARK + "\nwrite_files:\n- path: " + FILE
                + "\n  permissions: '0644'\n  encoding: b64\n  content: " + encoded + "\n";
    }

    /** Whether user data may be replaced: there is none, or it was written here. */
    static boolean replaceable(String userData) {
        return userData.isBlank() || userData.contains(MARK);
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9._:/@%+,=-]*")
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
