package io.jenkins.plugins.pavedroad.deploy;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BakedImage;
import io.jenkins.plugins.pavedroad.config.AdmissionAdapter;
import io.jenkins.plugins.pavedroad.config.ConfiguredAccounts;
import io.jenkins.plugins.pavedroad.deploy.DeployInput.RollbackScope;
import io.jenkins.plugins.pavedroad.deploy.DeployInput.WhenBusy;
import io.jenkins.plugins.pavedroad.guardrail.GuardrailPolicy;
import io.jenkins.plugins.pavedroad.guardrail.PavedRoadPermissions;
import io.jenkins.plugins.pavedroad.operation.OperationExecution;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.OperationTypes;
import io.jenkins.plugins.pavedroad.parameter.KeyValues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The view that {@code redBlackDeploy} and {@code redBlackDeployVerified} are of their operation. */
class DeployExecution extends OperationExecution<DeployInput> {
    private static final long serialVersionUID = 1L;

    private final DeployStep step;

    DeployExecution(StepContext context, DeployStep step) {
        super(context);
        this.step = step;
    }

    @Override
    protected OperationType<DeployInput, ?> type() {
        return new DeployOperation(ConfiguredAccounts.get());
    }

    @Override
    protected Duration timeout() {
        return step.timeLimit();
    }

    @Override
    protected DeployInput prepare() throws Exception {
        Run<?, ?> run = getContext().get(Run.class);
        Map<String, String> baked = step.getImage() == null ? bakedHere(run) : Map.of();
        String account = ConfiguredAccounts.get()
                .resolve(
                        step.getAccount(),
                        run,
                        step.getRegions().stream().map(DeployRegion::getName).toList());
        GuardrailPolicy guardrails = new AdmissionAdapter(getContext())
                .admit(PavedRoadPermissions.DEPLOY, step.getApplication(), step.getOverride());
        return new DeployInput(
                account,
                step.getApplication(),
                step.getStack(),
                step.getDetail(),
                step.getImage(),
                baked,
                step.getRegions().stream().map(this::inRegion).toList(),
                step.isUseSourceCapacity(),
                KeyValues.parse("environment", DeployStep.orEmpty(step.getEnvironment())),
                KeyValues.parse("tags", DeployStep.orEmpty(step.getTags())),
                step.getKeep(),
                step.isScaleDown(),
                DeployHealthy.checked(step.getHealthy()),
                step.getRollback().equals("all") ? RollbackScope.ALL : RollbackScope.REGION,
                step.verified(),
                step.isDryRun(),
                run.getExternalizableId(),
                step.getWhenBusy().equals("fail") ? WhenBusy.FAIL : WhenBusy.WAIT,
                guardrails);
    }

    private Map<String, String> bakedHere(Run<?, ?> run) throws AbortException {
        Map<String, String> images = ArtifactsAction.of(run)
                .flatMap(ArtifactsAction::getImage)
                .map(BakedImage::getImages)
                .orElseThrow(
                        () -> new AbortException(
                                "The parameter 'image' is not given and this build has baked none; it must be the name of an image."));
        Map<String, String> wanted = new LinkedHashMap<>();
        for (DeployRegion region : step.getRegions()) {
            String id = images.get(region.getName());
            if (id == null) {
                throw new AbortException("The parameter 'regions' names " + region.getName()
                        + ", where this build baked no image; it must be among "
                        + String.join(", ", images.keySet()) + ".");
            }
            wanted.put(region.getName(), id);
        }
        return wanted;
    }

    private DeployInput.InRegion inRegion(DeployRegion region) {
        DeployCapacity capacity = first(region.getCapacity(), step.getCapacity());
        return new DeployInput.InRegion(
                region.getName(),
                capacity == null ? null : capacity.checked(),
                first(region.getInstanceType(), step.getInstanceType()),
                first(region.getSubnets(), step.getSubnets()),
                first(region.getSecurityGroups(), step.getSecurityGroups()),
                step.getInstanceProfile(),
                step.getKeyPair(),
                first(region.getTargetGroups(), step.getTargetGroups()));
    }

    private static <T> T first(T own, T shared) {
        return Optional.ofNullable(own).orElse(shared);
    }

    /** Makes deployments known, so that they go on after a restart without their step. */
    @Extension
    public static class Types extends OperationTypes {
        @Override
        public OperationType<?, ?> type() {
            return new DeployOperation(ConfiguredAccounts.get());
        }
    }
}
