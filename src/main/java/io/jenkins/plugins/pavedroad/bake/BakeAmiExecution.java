package io.jenkins.plugins.pavedroad.bake;

import hudson.AbortException;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.artifact.ArtifactsAction;
import io.jenkins.plugins.pavedroad.artifact.BakedImage;
import io.jenkins.plugins.pavedroad.config.AdmissionAdapter;
import io.jenkins.plugins.pavedroad.config.ConfiguredAccounts;
import io.jenkins.plugins.pavedroad.guardrail.PavedRoadPermissions;
import io.jenkins.plugins.pavedroad.operation.OperationExecution;
import io.jenkins.plugins.pavedroad.operation.OperationType;
import io.jenkins.plugins.pavedroad.operation.OperationTypes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The view that {@code bakeAmi} is of its operation. */
class BakeAmiExecution extends OperationExecution<BakeInput> {
    private static final long serialVersionUID = 1L;

    private final BakeAmiStep step;

    BakeAmiExecution(StepContext context, BakeAmiStep step) {
        super(context);
        this.step = step;
    }

    @Override
    protected OperationType<BakeInput, ?> type() {
        return bakes();
    }

    @Override
    protected Duration timeout() {
        return step.timeLimit();
    }

    @Override
    protected BakeInput prepare() throws IOException, InterruptedException {
        Run<?, ?> run = getContext().get(Run.class);
        String account = ConfiguredAccounts.get().resolve(step.getAccount(), run, step.getRegions());
        new AdmissionAdapter(getContext()).admit(PavedRoadPermissions.BAKE, null, List.of());
        for (String region : step.getRegions()) {
            checkRegion(account, region);
        }
        BuildPackagesAdapter.Chosen chosen = BuildPackagesAdapter.choose(
                step.getPackages(), step.repositories(), orNone(step.getFiles()), run, getContext());
        return BakeInput.of(account, chosen.packages(), step.getBaseImage(), step.getRegions())
                .madeBy(run.getExternalizableId(), urlOf(run), chosen.kept())
                .builder(
                        text(step.getInstanceType()),
                        text(step.getSubnet()),
                        text(step.getSecurityGroup()),
                        text(step.getInstanceProfile()))
                .provision(text(step.getProvision()), new Provisioning(step.getRepository(), chosen.files()))
                .tags(step.tagMap())
                .deadlineMinutes(Math.toIntExact(step.timeLimit().toMinutes()))
                .rebake(step.isRebake())
                .dryRun(step.isDryRun())
                .delivery(step.delivery(step.getRegions()))
                .complete();
    }

    @Override
    protected Object returned(Object result) throws IOException, InterruptedException {
        BakedImage image = imageOf((BakeResult) result);
        if (!step.isDryRun()) {
            ArtifactsAction.baked(getContext().get(Run.class), image);
        }
        return image;
    }

    static BakedImage imageOf(BakeResult made) {
        return new BakedImage(
                made.imageName(),
                made.images(),
                made.appVersion(),
                made.baseImage(),
                made.reused(),
                made.durationSeconds(),
                made.key(),
                made.baseImageName(),
                made.seconds());
    }

    /** Makes no call. */
    static void checkRegion(String account, String region) throws AbortException {
        try {
            ConfiguredAccounts.get().cloud(account).region(region);
        } catch (IllegalArgumentException unknown) {
            throw new AbortException("The parameter 'regions' is wrong: " + unknown.getMessage() + ".");
        }
    }

    static String urlOf(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        return root == null ? "" : root + run.getUrl();
    }

    private static String text(String given) {
        return Objects.requireNonNullElse(given, "");
    }

    private static List<String> orNone(List<String> given) {
        return Objects.requireNonNullElse(given, List.of());
    }

    private static OperationType<BakeInput, BakeState> bakes() {
        return new BakeType(ConfiguredAccounts.get(), new BuildPackagesAdapter());
    }

    /** Makes bakes known, so that they go on after a restart without their step. */
    @Extension
    public static class Types extends OperationTypes {
        @Override
        public OperationType<?, ?> type() {
            return bakes();
        }
    }
}
