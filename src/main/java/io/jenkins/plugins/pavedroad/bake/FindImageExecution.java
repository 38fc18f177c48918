package io.jenkins.plugins.pavedroad.bake;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BakedImage;
import io.jenkins.plugins.pavedroad.config.ConfiguredAccounts;
import io.jenkins.plugins.pavedroad.operation.OperationExecution;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.OperationTypes;
import java.io.IOException;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The view that {@code findImage} is of its operation. */
class FindImageExecution extends OperationExecution<FindImageInput> {
    private static final long serialVersionUID = 1L;

    private final FindImageStep step;

    FindImageExecution(StepContext context, FindImageStep step) {
        super(context);
        this.step = step;
    }

    @Override
    protected OperationType<FindImageInput, ?> type() {
        return finds();
    }

    @Override
    protected Duration timeout() {
        return step.timeLimit();
    }

    /** Asks for no permission: it is a look. */
    @Override
    protected FindImageInput prepare() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        String account = ConfiguredAccounts.get().resolve(step.getAccount(), run, step.getRegions());
        for (String region : step.getRegions()) {
            BakeAmiExecution.checkRegion(account, region);
        }
        return step.input(account);
    }

    @Override
    protected Object returned(Object result) throws IOException, InterruptedException {
        if (result == null) {
            return null;
        }
        BakedImage image = BakeAmiExecution.imageOf((BakeResult) result);
        if (!step.isDryRun()) {
            ArtifactsAction.baked(getContext().get(Run.class), image);
        }
        return image;
    }

    private static OperationType<FindImageInput, FindImageType.State> finds() {
        return new FindImageType(ConfiguredAccounts.get());
    }

    /** Makes looks for images known, so that they go on after a restart. */
    @Extension
    public static class Types extends OperationTypes {
        @Override
        public OperationType<?, ?> type() {
            return finds();
        }
    }
}
