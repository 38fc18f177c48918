package io.jenkins.plugins.pavedroad.bake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * What a builder reads of what it has to do: lines of words, each value one word of base64, so that nothing a user wrote
 * is ever part of a shell text. Holds addresses that are secrets.
 */
final class BuilderData {
    private final StringBuilder lines = new StringBuilder();

    /** How its log's verdict is known, when it shuts itself down in any case, and where its dead man's switch is. */
    static BuilderData head(String token, Duration deadline, URI deadMansSwitch) {
        return new BuilderData()
                .line("token", token)
                .line("minutes", Long.toString(Math.max(1, deadline.toMinutes())))
                .line("switch", deadMansSwitch.toString());
    }

    /** Where the rest is, when it is too much for user data. */
    static BuilderData elsewhere(URI address) {
        return new BuilderData().line("more", address.toString());
    }

    BuilderData repositories(List<RepositoryLine> repositories) {
        repositories.forEach(each -> line(each.kind().word(), each.text()));
        return this;
    }

    BuilderData file(Provisioning.File file, URI address) {
        return fetched("file -", file.sha256(), file.path(), address);
    }

    BuilderData packageFile(PackageFile file, URI address) {
        return fetched("package " + file.format(), file.sha256(), file.fileName(), address);
    }

    /** One that the builder's package manager knows where to get. */
    BuilderData repositoryPackage(PackageFile file) {
        String version = file.file().substring(file.name().length() + 1);
        lines.append("install - - ").append(base64(file.name())).append(' ').append(base64(version));
        lines.append('\n');
        return this;
    }

    /** @param script empty for none */
    BuilderData provision(String script) {
        return script.isEmpty() ? this : line("provision", script);
    }

    private BuilderData fetched(String what, String sha256, String name, URI address) {
        lines.append(what).append(' ').append(sha256).append(' ').append(base64(name));
        lines.append(' ').append(base64(address.toString())).append('\n');
        return this;
    }

    private BuilderData line(String key, String value) {
        lines.append(key).append(' ').append(base64(value)).append('\n');
        return this;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return lines.toString();
    }
}
