package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.Procedure;

/** The operation behind {@code findImage}. */
public final class FindImageType implements OperationType<FindImageInput, FindImageType.State> {
    private final Accounts accounts;

    public FindImageType(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @param cause why it turned around; null while it has not */
    public record State(String cause) {}

    @Override
    public String name() {
        return "find-image";
    }

    @Override
    public Class<FindImageInput> inputType() {
        return FindImageInput.class;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public Class<?> resultType() {
        return BakeResult.class;
    }

    @Override
    public String subject(FindImageInput input) {
        return input.words();
    }

    @Override
    public State begin(FindImageInput input) {
        return new State(null);
    }

    @Override
    public Procedure<State> procedure(FindImageInput input) {
        return new FindImageProcedure(input, accounts);
    }
}
