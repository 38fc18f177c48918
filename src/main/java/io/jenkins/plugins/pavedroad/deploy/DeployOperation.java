package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.naming.Moniker;
import io.jenkins.plugins.pavedroad.operation.Locks;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.Procedure;

/** The kind of operation that deploys. */
public final class DeployOperation implements OperationType<DeployInput, DeployState> {
    private final Accounts accounts;

    public DeployOperation(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "redBlackDeploy";
    }

    @Override
    public Class<DeployInput> inputType() {
        return DeployInput.class;
    }

    @Override
    public Class<DeployState> stateType() {
        return DeployState.class;
    }

    @Override
    public Class<?> resultType() {
        return DeployResult.class;
    }

    @Override
    public String subject(DeployInput input) {
        return cluster(input);
    }

    private static String cluster(DeployInput input) {
        return Moniker.of(input.application(), input.stack(), input.detail()).cluster();
    }

    /** One deployment per cluster and region at a time; a plan that is only shown needs nothing for itself. */
    @Override
    public Locks locks(DeployInput input) {
        String cluster = cluster(input);
        return input.dryRun()
                ? Locks.NONE
                : Locks.of(
                        input.regions().stream()
                                .map(r -> cluster + " in " + r.name() + " of account " + input.account())
                                .toList(),
                        input.whenBusy() == DeployInput.WhenBusy.FAIL);
    }

    @Override
    public DeployState begin(DeployInput input) {
        return new DeployState(
                input.regions().stream().map(r -> RegionState.waiting(r.name())).toList(), null);
    }

    @Override
    public Procedure<DeployState> procedure(DeployInput input) {
        return new DeployProcedure(input, () -> accounts.cloud(input.account()));
    }
}
