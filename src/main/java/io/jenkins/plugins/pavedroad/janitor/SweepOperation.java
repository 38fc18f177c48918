package io.jenkins.plugins.pavedroad.janitor;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.Procedure;
import java.util.List;

/** The kind of operation that sweeps. */
final class SweepOperation implements OperationType<SweepInput, SweepState> {
    private final Accounts accounts;

    SweepOperation(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "janitorSweep";
    }

    @Override
    public Class<SweepInput> inputType() {
        return SweepInput.class;
    }

    @Override
    public Class<SweepState> stateType() {
        return SweepState.class;
    }

    @Override
    public Class<?> resultType() {
        return SweepReport.class;
    }

    @Override
    public String subject(SweepInput input) {
        return String.join(", ", input.regions());
    }

    @Override
    public SweepState begin(SweepInput input) {
        return new SweepState(input.regions(), List.of(), null);
    }

    @Override
    public Procedure<SweepState> procedure(SweepInput input) {
        return new SweepProcedure(input, () -> accounts.cloud(input.account()));
    }
}
