package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.naming.ImageNaming;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The names and tags of what one bake makes. They follow from the operation's id, so that a repeated effect finds itself. */
record Ours(BakeInput input, String operation) {
    static final String OPERATION = "paved-road:operation";
    private static final String BUILD = "paved-road:build";
    private static final String NAME = "Name";

    /** What to search by. */
    Map<String, String> tag() {
        return Map.of(OPERATION, operation);
    }

    String token() {
        return BakeKey.token(operation);
    }

    /** The same launch elsewhere is another one, and so is that of a bake that gave way and had to begin again. */
    String launchToken(BakeState state) {
        return BakeKey.token(
                operation, "launch", state.builder().subnet(), state.since().toString());
    }

    String securityGroup() {
        return "paved-road-bake-" + token();
    }

    /** A folder of its own for each bake, so that none removes what another's builder is about to read. */
    String objectKey(PackageFile file) {
        return "packages/" + file.sha256() + "/" + token() + "/" + file.fileName();
    }

    String objectKey(Provisioning.File file) {
        return "files/" + file.sha256() + "/" + token();
    }

    /** Where a builder reads what its user data have no room for. */
    String dataKey() {
        return "builders/" + token() + "/data";
    }

    String switchKey() {
        return "builders/" + token() + "/switch";
    }

    /** Everything that is put into the bucket, whether it was or not. */
    List<String> objectKeys() {
        Stream<String> packages =
                input.packages().stream().filter(file -> !file.inRepository()).map(this::objectKey);
        Stream<String> files = input.provisioning().files().stream().map(this::objectKey);
        return Stream.of(packages, files, Stream.of(dataKey(), switchKey()))
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }

    /** When nobody looks after the builder any more. */
    Instant deadline(BakeState state) {
        return state.begun().plus(Duration.ofMinutes(input.deadlineMinutes()));
    }

    /** Tags of the builder, its volume and its security group. */
    Map<String, String> builderTags(BakeState state) {
        Map<String, String> tags = common(state.base().key());
        tags.put(
                ExpiredBuilders.TAG,
                deadline(state).truncatedTo(ChronoUnit.SECONDS).toString());
        tags.put(NAME, "paved-road-bake " + input.mainPackage().name());
        return tags;
    }

    /** Tags of the image and its snapshots. */
    Map<String, String> imageTags(BakeState state) {
        Map<String, String> tags = common(state.base().key());
        tags.putAll(naming(state).tags());
        return tags;
    }

    /** Tags of a copy: those of its source, but made by this operation. */
    Map<String, String> copyTags(Map<String, String> source) {
        Map<String, String> tags = new LinkedHashMap<>();
        source.forEach((key, value) -> {
            if (!key.startsWith("aws:")) {
                tags.put(key, value);
            }
        });
        tags.put(OPERATION, operation);
        return tags;
    }

    ImageNaming naming(BakeState state) {
        PackageFile main = input.mainPackage();
        BakeState.Base base = state.base();
        return new ImageNaming(
                main.name(),
                main.version(),
                main.release(),
                main.inRepository() ? base.architecture() : main.architecture(),
                new ImageNaming.Base(base.id(), base.name(), base.version()),
                state.begun());
    }

    private Map<String, String> common(String key) {
        Map<String, String> tags = new LinkedHashMap<>(input.tags());
        tags.put(BakeKey.TAG, key);
        tags.put(OPERATION, operation);
        if (!input.buildUrl().isEmpty()) {
            tags.put(BUILD, input.buildUrl());
        }
        return tags;
    }
}
