package io.jenkins.plugins.pavedroad.build;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Computer;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import io.jenkins.plugins.pavedroad.build.UploadInput.Item;
import io.jenkins.plugins.pavedroad.config.ConfiguredAccounts;
import io.jenkins.plugins.pavedroad.operation.OperationTypes;
import io.jenkins.plugins.pavedroad.operation.OperationView;
import io.jenkins.plugins.pavedroad.operation.Operations;
import io.jenkins.plugins.pavedroad.operation.OperationsAction;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The upload of a build's packages, as an operation of its own: it is seen to its end, or taken back, whatever becomes of the
 * build. Kept with the running step.
 */
final class NebulaBuildUploadAdapter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final UploadTarget target;
    private final String account;
    private final String region;
    private String operation;
    private NebulaBuildResult result;

    private NebulaBuildUploadAdapter(UploadTarget target, String account, String region) {
        this.target = target;
        this.account = account;
        this.region = region;
    }

    /**
     * Before Gradle runs; makes no call.
     *
     * @return null for no upload
     * @throws AbortException when there is no such account or region for this job
     */
    static NebulaBuildUploadAdapter of(UploadSettings settings, Run<?, ?> run) throws AbortException {
        if (settings.target == null) {
            return null;
        }
        try {
            ConfiguredAccounts accounts = ConfiguredAccounts.get();
            String account = accounts.resolve(settings.account, run, List.of());
            String region = settings.regionOf(account, accounts.regions(account));
            accounts.cloud(account).region(region);
            return new NebulaBuildUploadAdapter(settings.target, account, region);
        } catch (BadParameterException wrong) {
            throw new AbortException(wrong.getMessage());
        } catch (IllegalArgumentException unknown) {
            throw new AbortException("The parameter 'uploadRegion' is wrong: " + unknown.getMessage() + ".");
        }
    }

    /** Remembers what is to be uploaded; has to be saved before it is begun. */
    void hold(String id, NebulaBuildResult made) {
        operation = id;
        result = made;
    }

    boolean held() {
        return result != null;
    }

    /** Begins it, or finds what an earlier start of the controller made of it. Writes to disk. */
    void show(BuildPlaceAdapter place, OperationView view, int told) throws IOException {
        Operations operations = Operations.get();
        UploadType type = uploads();
        if (operations.runner().attach(operation, view, told)
                || operations.replay(operation, type, place.run(), view, told)) {
            return;
        }
        OperationsAction.showOn(place.run());
        operations.runner().begin(operation, type, input(place), place.run().getExternalizableId(), null);
        operations.runner().attach(operation, view, told);
    }

    private UploadInput input(BuildPlaceAdapter place) throws AbortException {
        Computer computer = place.workspace().toComputer();
        if (computer == null) {
            throw new AbortException("The agent has gone, and the packages on it are not uploaded.");
        }
        List<Item> items = result.getPackages().stream()
                .map(each -> new Item(each.getFile(), each.getSize(), each.getSha256()))
                .toList();
        return new UploadInput(
                account,
                region,
                computer.getName(),
                place.workspace().getRemote(),
                target.bucket(),
                target.prefix(),
                items);
    }

    /** Takes back what is not complete. False when there is nothing to take back. */
    boolean unwind(String cause) {
        return Operations.get().runner().unwind(operation, cause);
    }

    String status() {
        return "uploading, " + Operations.get().runner().status(operation).orElse("beginning");
    }

    /** The result with the places of its packages; the build remembers them as well. */
    NebulaBuildResult uploaded(UploadResult done, Run<?, ?> run) throws IOException {
        List<BuiltPackage> packages = new ArrayList<>();
        for (BuiltPackage each : result.getPackages()) {
            packages.add(each.uploadedTo(done.locations().get(packages.size())));
        }
        ArtifactsAction.built(run, packages);
        return result.withPackages(packages);
    }

    private static UploadType uploads() {
        return new UploadType(ConfiguredAccounts.get(), new WorkspaceAgentAdapter());
    }

    /** Makes uploads known, so that they end after a restart without their step. */
    @Extension
    public static class Types extends OperationTypes {
        @Override
        public UploadType type() {
            return uploads();
        }
    }
}
