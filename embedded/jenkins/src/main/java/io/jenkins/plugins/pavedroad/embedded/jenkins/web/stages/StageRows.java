package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;

import hudson.model.Job;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import jenkins.scm.RunWithSCM;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** The stage view's rows of a job. A finished build's row is worked out once. */
public final class StageRows {
    /** As many as Jenkins's own stage view shows. */
    private static final int SHOWN = 10;

    private final Map<String, StageRow> finished = new ConcurrentHashMap<>();

    /** The newest builds first. */
    public List<StageRow> of(Job<?, ?> job) {
        List<StageRow> rows = new ArrayList<>();
        for (Run<?, ?> run = job.getLastBuild(); run != null && rows.size() < SHOWN; run = run.getPreviousBuild()) {
            rows.add(of(run));
        }
        return rows;
    }

    public StageRow of(Run<?, ?> run) {
        String id = run.getExternalizableId();
        StageRow known = finished.get(id);
        if (known != null) {
            return known;
        }
        boolean over = !run.isBuilding();
        StageRow row = read(run);
        if (over) {
            finished.put(id, row);
        }
        return row;
    }

    private static StageRow read(Run<?, ?> run) {
        long now = System.currentTimeMillis();
        InputStepExecution input = question(run);
        StageStatus status = StageStatus.RUNNING;
        if (!run.isBuilding() && run.getResult() != null) {
            status = FlowStages.status(run.getResult());
        } else if (input != null) {
            status = StageStatus.PAUSED_PENDING_INPUT;
        }
        return new StageRow(
                run.getNumber(),
                status,
                run.getStartTimeInMillis(),
                run.isBuilding() ? now - run.getStartTimeInMillis() : run.getDuration(),
                changes(run),
                input == null ? null : input.getId(),
                input == null ? null : input.getInput().getMessage(),
                stages(run, now));
    }

    /** The build's flow; null when it is no Pipeline, or has not begun. */
    public static FlowExecution flow(Run<?, ?> run) {
        if (!(run instanceof FlowExecutionOwner.Executable pipeline)) {
            return null;
        }
        FlowExecutionOwner owner = pipeline.asFlowExecutionOwner();
        return owner == null ? null : owner.getOrNull();
    }

    private static List<Stage> stages(Run<?, ?> run, long now) {
        FlowExecution flow = flow(run);
        return flow == null ? List.of() : FlowStages.of(flow, now);
    }

    private static int changes(Run<?, ?> run) {
        if (!(run instanceof RunWithSCM<?, ?> withScm)) {
            return 0;
        }
        int changes = 0;
        for (ChangeLogSet<?> set : withScm.getChangeSets()) {
            for (Object ignored : set) {
                changes++;
            }
        }
        return changes;
    }

    private static InputStepExecution question(Run<?, ?> run) {
        InputAction inputs = run.isBuilding() ? run.getAction(InputAction.class) : null;
        if (inputs == null) {
            return null;
        }
        try {
            return inputs.getExecutions().stream()
                    .filter(each -> !each.isSettled())
                    .findFirst()
                    .orElse(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (TimeoutException e) {
            return null;
        }
    }
}
