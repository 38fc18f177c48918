package io.jenkins.plugins.pavedroad.guardrail;

import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/** Finds out who started a build and asks for their permissions in its job. May ask a user directory: not for a Pipeline's thread. */
public final class BuildStartersAdapter {
    /** How a build came to be, not who started it; its starter is beside it. */
    private static final Set<String> MANNERS = Set.of(
            "org.jenkinsci.plugins.workflow.cps.replay.ReplayCause",
            "org.jenkinsci.plugins.pipeline.modeldefinition.causes.RestartDeclarativePipelineCause");

    /** The Rebuild plugin copies the causes of the first build beside it, except its users; only the user is new. */
    private static final String REBUILD = "com.sonyericsson.rebuild.RebuildCause";

    private static final String ANONYMOUS = "anonymous";

    private final Job<?, ?> job;
    private final Starters starters;
    private final Authentication own;

    private BuildStartersAdapter(Job<?, ?> job, Starters starters, Authentication own) {
        this.job = job;
        this.starters = starters;
        this.own = own;
    }

    /** Of the build that a step runs in. */
    public static BuildStartersAdapter of(StepContext context) throws IOException, InterruptedException {
        FlowExecution pipeline = context.get(FlowExecution.class);
        Authentication own = pipeline == null
                ? context.get(Authentication.class)
                : pipeline.getAuthentication().toSpring();
        return of(context.get(Run.class), own);
    }

    /** @param own as whom the build runs */
    public static BuildStartersAdapter of(Run<?, ?> run, Authentication own) {
        boolean system = ACL.SYSTEM2.equals(own);
        return new BuildStartersAdapter(
                run.getParent(), startersOf(run.getCauses(), system ? null : own.getName()), own);
    }

    static Starters startersOf(List<Cause> causes, String runsAs) {
        List<String> people = new ArrayList<>();
        List<String> without = new ArrayList<>();
        boolean rebuilt = causes.stream().anyMatch(c -> c.getClass().getName().equals(REBUILD));
        for (Cause cause : causes) {
            if (!rebuilt || cause instanceof Cause.UserIdCause) {
                collect(cause, people, without);
            }
        }
        return new Starters(people, without, runsAs);
    }

    private static void collect(Cause cause, List<String> people, List<String> without) {
        if (cause instanceof Cause.UserIdCause user) {
            people.add(user.getUserId() == null ? ANONYMOUS : user.getUserId());
        } else if (cause instanceof Cause.UpstreamCause upstream
                && !upstream.getUpstreamCauses().isEmpty()) {
            Starters above = startersOf(upstream.getUpstreamCauses(), null);
            people.addAll(above.people());
            without.addAll(above.without());
            if (above.people().isEmpty() && above.without().isEmpty()) {
                without.add(cause.getShortDescription());
            }
        } else if (!MANNERS.contains(cause.getClass().getName())) {
            without.add(cause.getShortDescription());
        }
    }

    /** @throws AbortException naming who lacks the permission */
    public void check(Permission permission) throws AbortException {
        String refusal =
                starters.refusal(PavedRoadPermissions.nameOf(permission), job.getFullName(), lacking(permission));
        if (refusal != null) {
            throw new AbortException(refusal);
        }
    }

    /** Who started the build, for records: user ids, or how it came to be when nobody did. */
    public String inWords() {
        return starters.people().isEmpty() ? String.join("; ", starters.without()) : starters.inWords();
    }

    /** What becomes of the overrides a build asks for. */
    public List<Exemption> decide(List<GuardrailOverride> overrides) {
        if (overrides.isEmpty()) {
            return List.of();
        }
        String refusal = starters.overrideRefusal(
                PavedRoadPermissions.nameOf(PavedRoadPermissions.OVERRIDE),
                job.getFullName(),
                lacking(PavedRoadPermissions.OVERRIDE));
        return overrides.stream()
                .map(o -> new Exemption(o.getGuardrail(), o.getReason(), starters.inWords(), refusal))
                .toList();
    }

    private Set<String> lacking(Permission permission) {
        Set<String> lacking = new LinkedHashSet<>();
        for (String user : starters.asked()) {
            Authentication authentication = user.equals(starters.runsAs()) ? own : authenticationOf(user);
            if (authentication == null || !job.getACL().hasPermission2(authentication, permission)) {
                lacking.add(user);
            }
        }
        return lacking;
    }

    /** @return null when there is no such user any more */
    private static Authentication authenticationOf(String id) {
        if (id.equals(ANONYMOUS)) {
            return Jenkins.ANONYMOUS2;
        }
        User user = User.getById(id, false);
        try {
            return user == null ? null : user.impersonate2();
        } catch (AuthenticationException unknown) {
            return null;
        }
    }
}
