package org.jenkinsci.plugins.workflow.support.steps.input;

import hudson.model.Failure;
import hudson.model.Job;
import hudson.model.ModelObject;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import hudson.security.SecurityRealm;
import hudson.util.HttpResponses;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.AbstractStepExecutionImpl;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;
import org.kohsuke.stapler.HttpResponse;
import org.springframework.security.core.Authentication;

/** An input that waits. The web front proceeds or aborts it. */
public class InputStepExecution extends AbstractStepExecutionImpl implements ModelObject {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(InputStepExecution.class.getName());

    private final InputStep input;
    private Outcome outcome;

    InputStepExecution(StepContext context, InputStep input) {
        super(context);
        this.input = input;
    }

    @Override
    public boolean start() throws Exception {
        Run<?, ?> run = getRun();
        FlowNode node = getContext().get(FlowNode.class);
        node.addAction(new PauseAction("Input"));
        TaskListener listener = getContext().get(TaskListener.class);
        if (input.getParameters().isEmpty() && input.getSubmitterParameter() == null) {
            listener.getLogger().println(input.getMessage());
            listener.getLogger().println(input.getOk() + " or Abort");
        } else {
            listener.getLogger().println("Input requested");
        }
        action().add(this);
        LOGGER.log(Level.FINE, "{0} waits for input {1}", new Object[] {run, getId()});
        return false;
    }

    private synchronized InputAction action() throws IOException, InterruptedException {
        Run<?, ?> run = getRun();
        InputAction action = run.getAction(InputAction.class);
        if (action == null) {
            action = new InputAction();
            run.addAction(action);
        }
        return action;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        outcome = new Outcome(null, cause);
        try {
            settled();
        } finally {
            getContext().onFailure(cause);
        }
    }

    public String getId() {
        return input.getId();
    }

    public InputStep getInput() {
        return input;
    }

    public Run<?, ?> getRun() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    public boolean isSettled() {
        return outcome != null;
    }

    @Override
    public String getDisplayName() {
        return input.getMessage();
    }

    /** Goes on with these values; with one it is the step's value, with several their map is. */
    public HttpResponse proceed(Map<String, Object> params) throws IOException, InterruptedException {
        User user = User.current();
        String approver = user == null ? null : user.getId();
        Run<?, ?> run = getRun();
        try {
            TaskListener listener = getContext().get(TaskListener.class);
            if (user != null) {
                run.addAction(new ApproverAction(approver));
                listener.getLogger().println("Approved by " + user.getDisplayName());
            }
            getContext().get(FlowNode.class).addAction(new InputSubmittedAction(approver, params));
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.WARNING, "who approved an input could not be kept", e);
        }
        Map<String, Object> all = params == null ? new LinkedHashMap<>() : new LinkedHashMap<>(params);
        if (input.getSubmitterParameter() != null) {
            all.put(input.getSubmitterParameter(), approver);
        }
        Object value =
                all.isEmpty() ? null : all.size() == 1 ? all.values().iterator().next() : all;
        outcome = new Outcome(value, null);
        try {
            settled();
        } finally {
            getContext().onSuccess(value);
        }
        return HttpResponses.ok();
    }

    @Deprecated
    public HttpResponse proceed(Object v) throws IOException, InterruptedException {
        outcome = new Outcome(v, null);
        try {
            settled();
        } finally {
            getContext().onSuccess(v);
        }
        return HttpResponses.ok();
    }

    /** Goes on with every parameter's default. */
    public HttpResponse doProceedEmpty() throws IOException, InterruptedException {
        preSubmissionCheck();
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (ParameterDefinition each : input.getParameters()) {
            ParameterValue value = each.getDefaultParameterValue();
            defaults.put(each.getName(), value == null ? null : value.getValue());
        }
        return proceed(defaults);
    }

    public HttpResponse doAbort() throws IOException, InterruptedException {
        preAbortCheck();
        FlowInterruptedException rejected =
                new FlowInterruptedException(Result.ABORTED, false, new Rejection(User.current()));
        outcome = new Outcome(null, rejected);
        try {
            settled();
        } finally {
            getContext().onFailure(rejected);
        }
        return HttpResponses.ok();
    }

    public void preSubmissionCheck() throws IOException, InterruptedException {
        if (isSettled()) {
            throw new Failure("This input has been already given");
        }
        if (!maySettle()) {
            throw new Failure(
                    input.getSubmitter() == null
                            ? "You need to have Job/Build permissions to submit this."
                            : "You need to be " + input.getSubmitter() + " to submit this.");
        }
    }

    private void preAbortCheck() throws IOException, InterruptedException {
        if (isSettled()) {
            throw new Failure("This input has been already given");
        }
        boolean mayCancel =
                !Jenkins.get().isUseSecurity() || getRun().getParent().hasPermission(Job.CANCEL);
        if (!mayCancel && !maySettle()) {
            throw new Failure(
                    input.getSubmitter() == null
                            ? "You need to have Job/Cancel permissions to cancel this."
                            : "You need to be '" + input.getSubmitter()
                                    + "' (or have Job/Cancel permissions) to cancel this.");
        }
    }

    /** Who may build the job, or, when submitters are named, one of these, one of these groups, or an administrator. */
    private boolean maySettle() throws IOException, InterruptedException {
        if (input.getSubmitter() == null) {
            return getRun().getParent().hasPermission(Job.BUILD);
        }
        Jenkins jenkins = Jenkins.get();
        if (!jenkins.isUseSecurity() || jenkins.hasPermission(Jenkins.ADMINISTER)) {
            return true;
        }
        Authentication user = Jenkins.getAuthentication2();
        SecurityRealm realm = jenkins.getSecurityRealm();
        return isNamed(user.getName(), realm.getUserIdStrategy())
                || user.getAuthorities().stream()
                        .anyMatch(group -> isNamed(group.getAuthority(), realm.getGroupIdStrategy()));
    }

    private boolean isNamed(String name, IdStrategy ids) {
        return Arrays.stream(input.getSubmitter().split(",")).anyMatch(each -> ids.equals(each.trim(), name));
    }

    private void settled() {
        try {
            FlowNode node = getContext().get(FlowNode.class);
            if (node != null) {
                PauseAction.endCurrentPause(node);
            }
            action().remove(this);
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "an answered input could not be taken off its build", e);
        }
    }
}
