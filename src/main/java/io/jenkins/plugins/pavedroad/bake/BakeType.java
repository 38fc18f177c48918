package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.Procedure;

/** The operation behind {@code bakeAmi}. */
public final class BakeType implements OperationType<BakeInput, BakeState> {
    private final Accounts accounts;
    private final PackageBytes bytes;

    public BakeType(Accounts accounts, PackageBytes bytes) {
        this.accounts = accounts;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "bake";
    }

    @Override
    public Class<BakeInput> inputType() {
        return BakeInput.class;
    }

    @Override
    public Class<BakeState> stateType() {
        return BakeState.class;
    }

    @Override
    public Class<?> resultType() {
        return BakeResult.class;
    }

    @Override
    public String subject(BakeInput input) {
        return input.mainPackage().name();
    }

    @Override
    public BakeState begin(BakeInput input) {
        return BakeState.begin();
    }

    @Override
    public Procedure<BakeState> procedure(BakeInput input) {
        return new BakeProcedure(input, accounts, bytes);
    }
}
