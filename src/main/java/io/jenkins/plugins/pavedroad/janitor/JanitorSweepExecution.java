package io.jenkins.plugins.pavedroad.janitor;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.config.AdmissionAdapter;
import io.jenkins.plugins.pavedroad.config.ConfiguredAccounts;
import io.jenkins.plugins.pavedroad.guardrail.PavedRoadPermissions;
import io.jenkins.plugins.pavedroad.operation.OperationExecution;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.OperationTypes;
import io.jenkins.plugins.pavedroad.parameter.KeyValues;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The view that {@code janitorSweep} is of its operation. */
class JanitorSweepExecution extends OperationExecution<SweepInput> {
    private static final long serialVersionUID = 1L;

    /** Janitor Monkey's tags (SimianArmy: {@code janitor}, {@code simianarmy.tags.owner}). */
    private static final String OPT_OUT_TAG = "janitor";

    private static final String OWNER_TAG = "owner";

    private final JanitorSweepStep step;

    JanitorSweepExecution(StepContext context, JanitorSweepStep step) {
        super(context);
        this.step = step;
    }

    @Override
    protected OperationType<SweepInput, ?> type() {
        return new SweepOperation(ConfiguredAccounts.get());
    }

    @Override
    protected Duration timeout() {
        return step.timeLimit();
    }

    @Override
    protected SweepInput prepare() throws IOException, InterruptedException {
        String account =
                ConfiguredAccounts.get().resolve(step.getAccount(), getContext().get(Run.class), step.getRegions());
        new AdmissionAdapter(getContext()).admit(PavedRoadPermissions.SWEEP, null, List.of());
        return new SweepInput(
                account,
                step.getRegions(),
                step.rules(),
                Optional.ofNullable(step.getOptOutTag()).orElse(OPT_OUT_TAG),
                Optional.ofNullable(step.getOwnerTag()).orElse(OWNER_TAG),
                KeyValues.parse(
                        "exclude", Optional.ofNullable(step.getExclude()).orElse(List.of())),
                step.isDryRun());
    }

    /** Makes sweeps known, so that they go on after a restart without their step. */
    @Extension
    public static class Types extends OperationTypes {
        @Override
        public OperationType<?, ?> type() {
            return new SweepOperation(ConfiguredAccounts.get());
        }
    }
}
