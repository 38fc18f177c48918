package io.jenkins.plugins.pavedroad.artifact;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * An operating-system package that a build made, as its own control data describe it. A class with getters and not a
 * record: Pipeline scripts read properties, and Jenkins's XStream cannot load records.
 */
public final class BuiltPackage implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String version;
    private final String release;
    private final String architecture;
    private final String format;
    private final String file;
    private final long size;
    private final String sha256;
    private final String appVersion;
    private final ArrayList<String> depends;
    private final String epoch;
    private final long installedSize;
    private final String uploadedTo;

    private BuiltPackage(Builder b) {
        name = b.name;
        version = b.version;
        release = b.release;
        architecture = b.architecture;
        format = b.format;
        file = b.file;
        size = b.size;
        sha256 = b.sha256;
        appVersion = b.appVersion;
        depends = new ArrayList<>(b.depends);
        epoch = b.epoch;
        installedSize = b.installedSize;
        uploadedTo = b.uploadedTo;
    }

    /** The same package at another place. */
    public BuiltPackage uploadedTo(String location) {
        Builder copy = named(name)
                .version(version, release)
                .architecture(architecture)
                .format(format)
                .file(file, size, sha256)
                .appVersion(appVersion)
                .depends(depends);
        copy.epoch = epoch;
        copy.installedSize = installedSize;
        copy.uploadedTo = location;
        return new BuiltPackage(copy);
    }

    /** Where the package was uploaded to, {@code s3://bucket/key}; empty when it was not. */
    public String getUploadedTo() {
        return uploadedTo == null ? "" : uploadedTo;
    }

    /** The package's name, such as {@code hello}. */
    public String getName() {
        return name;
    }

    /** The upstream version, such as {@code 1.4.0} or {@code 1.5.0~dev.3}; without epoch and release. */
    public String getVersion() {
        return version;
    }

    /** The release, such as {@code h12.abc1234}. */
    public String getRelease() {
        return release;
    }

    /** {@code all}, {@code amd64}, {@code arm64}; for rpm {@code noarch}, {@code x86_64}, {@code aarch64}. */
    public String getArchitecture() {
        return architecture;
    }

    /** {@code deb} or {@code rpm}. */
    public String getFormat() {
        return format;
    }

    /** Path relative to the workspace, with slashes; the same path names it among the build's archived artifacts. */
    public String getFile() {
        return file;
    }

    /** Bytes. */
    public long getSize() {
        return size;
    }

    /** Lower-case hexadecimal SHA-256 of the file. */
    public String getSha256() {
        return sha256;
    }

    /** Netflix's name for exactly this build: {@code name-version-release}, readable by frigga's AppVersion. */
    public String getAppVersion() {
        return appVersion;
    }

    /** What the package depends on, one entry for each requirement, as written in the package. */
    public List<String> getDepends() {
        return new ArrayList<>(depends);
    }

    /** The epoch, which comes before every version when two are compared; empty when there is none. */
    public String getEpoch() {
        return epoch == null ? "" : epoch;
    }

    /** Bytes that the package says it takes once installed; 0 when it does not say so. */
    public long getInstalledSize() {
        return installedSize;
    }

    /** The version with the release, as a package manager takes it: {@code 1.4.0-h12.abc1234}. */
    public String getFullVersion() {
        return release.isEmpty() ? version : version + "-" + release;
    }

    /** The last part of {@link #getFile()}. */
    public String getFileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return appVersion + " (" + file + ")";
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Collects what a {@link BuiltPackage} says. What is not given is empty. */
    public static final class Builder {
        private final String name;
        private String version = "";
        private String release = "";
        private String architecture = "";
        private String format = "deb";
        private String file = "";
        private long size;
        private String sha256 = "";
        private String appVersion = "";
        private List<String> depends = List.of();
        private String epoch = "";
        private long installedSize;

        private String uploadedTo = "";

        private Builder(String name) {
            this.name = name;
        }

        public Builder version(String value, String releaseValue) {
            version = value;
            release = releaseValue;
            return this;
        }

        public Builder architecture(String value) {
            architecture = value;
            return this;
        }

        public Builder format(String value) {
            format = value;
            return this;
        }

        public Builder file(String path, long bytes, String hash) {
            file = path;
            size = bytes;
            sha256 = hash;
            return this;
        }

        public Builder appVersion(String value) {
            appVersion = value;
            return this;
        }

        public Builder depends(List<String> values) {
            depends = values;
            return this;
        }

        public Builder epoch(String value) {
            epoch = value;
            return this;
        }

        public Builder installedSize(long bytes) {
            installedSize = bytes;
            return this;
        }

        public BuiltPackage build() {
            return new BuiltPackage(this);
        }
    }
}
