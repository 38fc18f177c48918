package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The part of {@code #cloud-config} that is understood: {@code write_files}, {@code bootcmd}, {@code runcmd} and
 * {@code power_state}, in cloud-init's order. Other keys are noted on the console.
 */
final class CloudConfig {
    private static final List<String> IN_ORDER = List.of("bootcmd", "write_files", "runcmd", "power_state");

    private CloudConfig() {}

    static List<BootStep> steps(String text) {
        Object document;
        try {
            document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            return List.of(new BootStep.Note("#cloud-config is not YAML, ignored: "
                    + e.getMessage().lines().collect(Collectors.joining(" "))));
        }
        if (document == null) {
            return List.of();
        }
        if (!(document instanceof Map<?, ?> config)) {
            return List.of(new BootStep.Note("#cloud-config is not a map, ignored"));
        }
        List<BootStep> steps = new ArrayList<>();
        config.keySet().stream()
                .filter(key -> !IN_ORDER.contains(String.valueOf(key)))
                .forEach(key -> steps.add(new BootStep.Note(key + " of #cloud-config is not supported, ignored")));
        list(config, "bootcmd", steps).forEach(entry -> steps.add(command("bootcmd", entry)));
        list(config, "write_files", steps).forEach(entry -> steps.add(file(entry)));
        list(config, "runcmd", steps).forEach(entry -> steps.add(command("runcmd", entry)));
        if (config.get("power_state") instanceof Map<?, ?> power) {
            steps.add(power(power));
        }
        return steps;
    }

    private static List<?> list(Map<?, ?> config, String key, List<BootStep> steps) {
        Object value = config.get(key);
        if (value instanceof List<?> list) {
            return list;
        }
        if (value != null) {
            steps.add(new BootStep.Note(key + " is not a list, ignored"));
        }
        return List.of();
    }

    /** A string is a line for the shell, a list is a program with its arguments. */
    private static BootStep command(String key, Object entry) {
        if (entry instanceof List<?> words && !words.isEmpty()) {
            return new BootStep.Run(words.stream().map(String::valueOf).toList());
        }
        return entry instanceof String line
                ? new BootStep.Run(List.of("/bin/sh", "-c", line))
                : new BootStep.Note(key + " entry " + entry + " is neither a string nor a list, ignored");
    }

    private static BootStep file(Object entry) {
        if (!(entry instanceof Map<?, ?> file) || !(file.get("path") instanceof String path) || !path.startsWith("/")) {
            return new BootStep.Note("write_files entry without an absolute path, ignored");
        }
        try {
            return new BootStep.Write(
                    path, mode(file.get("permissions")), Boolean.TRUE.equals(file.get("append")), content(file));
        } catch (IOException | IllegalArgumentException e) {
            return new BootStep.Note("write_files entry " + path + " ignored: " + e.getMessage());
        }
    }

    private static int mode(Object permissions) {
        // YAML reads an unquoted 0644 as an octal number already
        return permissions instanceof Integer number
                ? number
                : permissions == null ? 0644 : Integer.parseInt(String.valueOf(permissions), 8);
    }

    private static byte[] content(Map<?, ?> file) throws IOException {
        Object content = file.get("content");
        byte[] bytes = content instanceof byte[] binary
                ? binary
                : content == null ? new byte[0] : String.valueOf(content).getBytes(StandardCharsets.UTF_8);
        String encoding = file.get("encoding") == null ? "text/plain" : String.valueOf(file.get("encoding"));
        return switch (encoding) {
            case "text/plain" -> bytes;
            case "b64", "base64" -> Base64.getMimeDecoder().decode(bytes);
            case "gz", "gzip" -> UserData.unzip(bytes);
            case "gz+b64", "gz+base64", "gzip+b64", "gzip+base64" ->
                UserData.unzip(Base64.getMimeDecoder().decode(bytes));
            default ->
                throw new IllegalArgumentException("encoding " + encoding + " is not b64, gzip, gz+b64 or text/plain");
        };
    }

    private static BootStep power(Map<?, ?> power) {
        String mode = String.valueOf(power.get("mode"));
        String delay = power.get("delay") == null ? "now" : String.valueOf(power.get("delay"));
        return switch (mode) {
            case "poweroff", "halt" -> new BootStep.Run(List.of("shutdown", "-P", delay));
            case "reboot" -> new BootStep.Run(List.of("shutdown", "-r", delay));
            default -> new BootStep.Note("power_state mode " + mode + " is not poweroff, halt or reboot, ignored");
        };
    }
}
