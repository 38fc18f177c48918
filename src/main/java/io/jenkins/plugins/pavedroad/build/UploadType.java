package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.operation.Locks;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.Procedure;

/** The operation that puts a build's packages into S3. */
final class UploadType implements OperationType<UploadInput, UploadState> {
    private final Accounts accounts;
    private final Agent agent;

    UploadType(Accounts accounts, Agent agent) {
        this.accounts = accounts;
        this.agent = agent;
    }

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public Class<UploadInput> inputType() {
        return UploadInput.class;
    }

    @Override
    public Class<UploadState> stateType() {
        return UploadState.class;
    }

    @Override
    public Class<?> resultType() {
        return UploadResult.class;
    }

    @Override
    public String subject(UploadInput input) {
        return input.items().isEmpty() ? "" : input.items().get(0).fileName();
    }

    /** Of two builds that made the same content, the second one finds what the first one sent. */
    @Override
    public Locks locks(UploadInput input) {
        return Locks.of(input.items().stream().map(input::location).toList(), false);
    }

    @Override
    public UploadState begin(UploadInput input) {
        return UploadState.begin();
    }

    @Override
    public Procedure<UploadState> procedure(UploadInput input) {
        return new UploadProcedure(input, accounts, agent);
    }
}
