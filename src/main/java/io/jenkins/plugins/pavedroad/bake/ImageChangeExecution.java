package io.jenkins.plugins.pavedroad.bake;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BakedImage;
import io.jenkins.plugins.pavedroad.config.AdmissionAdapter;
import io.jenkins.plugins.pavedroad.config.ConfiguredAccounts;
import io.jenkins.plugins.pavedroad.guardrail.BuildStartersAdapter;
import io.jenkins.plugins.pavedroad.guardrail.PavedRoadPermissions;
import io.jenkins.plugins.pavedroad.operation.OperationExecution;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.OperationTypes;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The view that {@code promoteImage} and {@code deprecateImage} are of their operation. */
class ImageChangeExecution extends OperationExecution<ImageChangeInput> {
    private static final long serialVersionUID = 1L;

    private final ImageStep step;

    ImageChangeExecution(StepContext context, ImageStep step) {
        super(context);
        this.step = step;
    }

    /** What only a build knows. */
    record Origin(String who, String build, Run<?, ?> run, List<String> regions) {
        /** @throws BadParameterException when there is no such account, or the job may not use it */
        String named(String account) {
            if (!ConfiguredAccounts.get().names().contains(account)) {
                throw new BadParameterException(
                        "to", account, "account numbers of 12 digits and names of configured accounts");
            }
            return ConfiguredAccounts.get().resolve(account, run, regions);
        }
    }

    @Override
    protected OperationType<ImageChangeInput, ?> type() {
        return changes();
    }

    @Override
    protected Duration timeout() {
        return step.timeLimit();
    }

    @Override
    protected ImageChangeInput prepare() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        ImageChoice choice = choice(run);
        String account = ConfiguredAccounts.get().resolve(step.getAccount(), run, choice.regions());
        new AdmissionAdapter(getContext()).admit(PavedRoadPermissions.BAKE, null, List.of());
        for (String region : choice.regions()) {
            BakeAmiExecution.checkRegion(account, region);
        }
        String url = BakeAmiExecution.urlOf(run);
        return step.change(
                account,
                choice,
                new Origin(
                        BuildStartersAdapter.of(getContext()).inWords(),
                        url.isEmpty() ? run.getExternalizableId() : url,
                        run,
                        choice.regions()));
    }

    private ImageChoice choice(Run<?, ?> run) throws AbortException {
        String name = step.getDescriptor().getFunctionName();
        if (step.getImage() != null) {
            if (step.getRegions() == null) {
                throw new AbortException("The parameter 'regions' of " + name
                        + " is missing; it must be the regions of the image '" + step.getImage() + "'.");
            }
            return new ImageChoice(step.getImage(), Map.of(), step.getRegions());
        }
        BakedImage made = Optional.ofNullable(run.getAction(ArtifactsAction.class))
                .flatMap(ArtifactsAction::getImage)
                .orElseThrow(() -> new AbortException(
                        name + " has no image: this build has baked or found none, and the parameter 'image' is not"
                                + " given."));
        List<String> regions =
                step.getRegions() == null ? List.copyOf(made.getImages().keySet()) : step.getRegions();
        for (String region : regions) {
            if (!made.getImages().containsKey(region)) {
                throw new AbortException("The parameter 'regions' is '" + region + "'; it must be some of "
                        + String.join(", ", made.getImages().keySet()) + ", where this build's image is.");
            }
        }
        return new ImageChoice("", made.getImages(), regions);
    }

    @Override
    protected Object returned(Object result) {
        return BakeAmiExecution.imageOf((BakeResult) result);
    }

    private static OperationType<ImageChangeInput, ImageChangeState> changes() {
        return new ImageChangeType(ConfiguredAccounts.get());
    }

    /** Makes changes of images known, so that they go on after a restart without their step. */
    @Extension
    public static class Types extends OperationTypes {
        @Override
        public OperationType<?, ?> type() {
            return changes();
        }
    }
}
