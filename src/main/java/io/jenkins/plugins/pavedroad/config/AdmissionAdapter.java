package io.jenkins.plugins.pavedroad.config;

import hudson.AbortException;
import hudson.model.Run;
import hudson.security.Permission;
import io.jenkins.plugins.pavedroad.guardrail.BuildStartersAdapter;
import io.jenkins.plugins.pavedroad.guardrail.Exemption;
import io.jenkins.plugins.pavedroad.guardrail.GuardrailOverride;
import io.jenkins.plugins.pavedroad.guardrail.GuardrailPolicy;
import io.jenkins.plugins.pavedroad.guardrail.OverridesAction;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Asked by every step before its operation begins, and before any call: may this build do this? Answers
 * with the rules the operation runs under. May ask a user directory: not for a Pipeline's thread.
 */
public final class AdmissionAdapter {
    private final StepContext context;

    public AdmissionAdapter(StepContext context) {
        this.context = context;
    }

    /**
     * @param permission which the build's starters need in its job
     * @param application what is deployed; null when nothing is
     * @param overrides guardrails to pass by
     * @throws AbortException in one sentence, when a permission is lacking
     */
    public GuardrailPolicy admit(Permission permission, String application, List<GuardrailOverride> overrides)
            throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        BuildStartersAdapter starters = BuildStartersAdapter.of(context);
        starters.check(permission);
        List<Exemption> exemptions = starters.decide(overrides);
        GuardrailPolicy policy = ConfiguredGuardrails.policy(run.getParent().getFullName(), application, exemptions);
        OverridesAction.add(run, exemptions);
        return policy;
    }
}
