package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Puts together what a builder is launched with. */
final class BuilderOrder {
    /** How long the addresses open what they lead to; a builder reads it in its first minutes. */
    private static final Duration READABLE = Duration.ofHours(1);

    private final BakeInput input;
    private final Ours ours;
    private final CloudRegion region;

    BuilderOrder(BakeInput input, Ours ours, CloudRegion region) {
        this.input = input;
        this.ours = ours;
        this.region = region;
    }

    /** Writes an object when there is more to say than user data hold. */
    InstanceLaunch launch(BakeState state) {
        BakeState.Builder builder = state.builder();
        return new InstanceLaunch(
                state.base().id(),
                builder.type(),
                given(builder.subnet().isEmpty() ? input.subnet() : builder.subnet()),
                List.of(builder.group()),
                given(input.instanceProfile()),
                userData(new BuilderObjects(region, builder.bucket())),
                ours.builderTags(state),
                ours.launchToken(state),
                input.delivery().encryptionIn(region.name()));
    }

    private String userData(BuilderObjects objects) {
        BuilderData head = BuilderData.head(
                ours.token(), Duration.ofMinutes(input.deadlineMinutes()), objects.address(ours.switchKey(), READABLE));
        BuilderData rest = rest(objects);
        if (ProvisioningScript.fits(head, rest)) {
            return ProvisioningScript.of(head, rest);
        }
        objects.put(ours.dataKey(), rest.text());
        return ProvisioningScript.of(head, BuilderData.elsewhere(objects.address(ours.dataKey(), READABLE)));
    }

    private BuilderData rest(BuilderObjects objects) {
        BuilderData data = new BuilderData()
                .repositories(RepositoryLine.all(input.provisioning().repository()));
        for (PackageFile file : input.packages()) {
            if (file.inRepository()) {
                data.repositoryPackage(file);
            } else {
                data.packageFile(file, objects.address(ours.objectKey(file), READABLE));
            }
        }
        for (Provisioning.File file : input.provisioning().files()) {
            data.file(file, objects.address(ours.objectKey(file), READABLE));
        }
        return data.provision(input.provision());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(value -> !value.isEmpty());
    }
}
