package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.Procedure;

/** The operation behind {@code promoteImage} and {@code deprecateImage}. */
public final class ImageChangeType implements OperationType<ImageChangeInput, ImageChangeState> {
    private final Accounts accounts;

    public ImageChangeType(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "change-image";
    }

    @Override
    public Class<ImageChangeInput> inputType() {
        return ImageChangeInput.class;
    }

    @Override
    public Class<ImageChangeState> stateType() {
        return ImageChangeState.class;
    }

    @Override
    public Class<?> resultType() {
        return BakeResult.class;
    }

    @Override
    public String subject(ImageChangeInput input) {
        return input.choice().words();
    }

    @Override
    public ImageChangeState begin(ImageChangeInput input) {
        return ImageChangeState.BEGIN;
    }

    @Override
    public Procedure<ImageChangeState> procedure(ImageChangeInput input) {
        return new ImageChangeProcedure(input, accounts);
    }
}
