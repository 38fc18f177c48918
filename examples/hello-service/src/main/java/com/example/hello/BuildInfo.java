package com.example.hello;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Which build this is, from the manifest that Nebula's info plugin writes into the jar. */
final class BuildInfo {
    private final String version;
    private final String build;

    BuildInfo(String version, String build) {
        this.version = version;
        this.build = build;
    }

    /** What the running jar says; outside a jar the version is {@code development}. */
    static BuildInfo packaged() throws IOException {
        File code = new File(URI.create(BuildInfo.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        if (!code.isFile()) {
            return new BuildInfo("development", "");
        }
        try (JarFile jar = new JarFile(code)) {
            return of(jar.getManifest());
        }
    }

    static BuildInfo of(Manifest manifest) {
        Attributes attributes = manifest.getMainAttributes();
        String version = attributes.getValue("Implementation-Version");
        String number = attributes.getValue("Build-Number");
        return new BuildInfo(
                version == null ? "development" : version, number == null || "LOCAL".equals(number) ? "" : number);
    }

    String version() {
        return version;
    }

    /** The CI server's build number; empty for a build by hand. */
    String build() {
        return build;
    }
}
