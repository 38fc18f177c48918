package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;

import hudson.model.Result;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.TagsAction;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.TimingAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowGraphWalker;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;

/** Reads the stages out of a build's flow graph: every labelled block is one, inside the labelled block around it. */
public final class FlowStages {
    /** The tag that Declarative puts on a stage it does not run as written. */
    private static final String STATUS_TAG = "STAGE_STATUS";

    private final boolean complete;
    private final long now;
    private final Map<String, BlockEndNode<?>> ends = new HashMap<>();
    private final Map<String, List<FlowNode>> inside = new HashMap<>();
    private final Map<String, List<BlockStartNode>> childrenOf = new HashMap<>();
    private final List<BlockStartNode> outermost = new ArrayList<>();

    private FlowStages(FlowExecution execution, long now) {
        this.complete = execution.isComplete();
        this.now = now;
        for (FlowNode node : nodesInOrder(execution)) {
            if (node instanceof BlockEndNode<?> end) {
                ends.put(end.getStartNode().getId(), end);
            }
            BlockStartNode parent = null;
            for (BlockStartNode block : node.getEnclosingBlocks()) {
                if (isStage(block)) {
                    inside.computeIfAbsent(block.getId(), id -> new ArrayList<>())
                            .add(node);
                    parent = parent == null ? block : parent;
                }
            }
            if (node instanceof BlockStartNode start && isStage(start)) {
                (parent == null ? outermost : childrenOf.computeIfAbsent(parent.getId(), id -> new ArrayList<>()))
                        .add(start);
            }
        }
    }

    /** @param now milliseconds since the epoch, the end of what still runs */
    public static List<Stage> of(FlowExecution execution, long now) {
        FlowStages stages = new FlowStages(execution, now);
        return stages.outermost.stream().map(stages::stage).toList();
    }

    /** The nodes within a block, in the order in which they began; for any other node, the node itself. */
    public static List<FlowNode> nodesWithin(FlowExecution execution, FlowNode node) {
        if (!(node instanceof BlockStartNode)) {
            return List.of(node);
        }
        return nodesInOrder(execution).stream()
                .filter(each -> each.getAllEnclosingIds().contains(node.getId()))
                .toList();
    }

    private static Collection<FlowNode> nodesInOrder(FlowExecution execution) {
        Map<String, FlowNode> nodes =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        for (FlowNode node : new FlowGraphWalker(execution)) {
            nodes.put(node.getId(), node);
        }
        return nodes.values();
    }

    private static boolean isStage(BlockStartNode node) {
        return node.getPersistentAction(LabelAction.class) != null
                || node.getPersistentAction(ThreadNameAction.class) != null;
    }

    private Stage stage(BlockStartNode start) {
        List<Stage> children = childrenOf.getOrDefault(start.getId(), List.of()).stream()
                .map(this::stage)
                .toList();
        BlockEndNode<?> end = ends.get(start.getId());
        StageStatus status = status(start, end, children);
        long began = TimingAction.getStartTime(start);
        long ended = end != null ? TimingAction.getStartTime(end) : complete ? began : now;
        return new Stage(start.getId(), name(start), status, began, Math.max(0, ended - began), children);
    }

    private static String name(BlockStartNode start) {
        ThreadNameAction branch = start.getPersistentAction(ThreadNameAction.class);
        return branch != null
                ? branch.getThreadName()
                : start.getPersistentAction(LabelAction.class).getDisplayName();
    }

    private StageStatus status(BlockStartNode start, BlockEndNode<?> end, List<Stage> children) {
        String tag = TagsAction.getTagValue(start, STATUS_TAG);
        if ("SKIPPED_FOR_FAILURE".equals(tag)) {
            return StageStatus.NOT_EXECUTED;
        }
        if (tag != null && tag.startsWith("SKIPPED_")) {
            return StageStatus.SKIPPED;
        }
        List<FlowNode> nodes = inside.getOrDefault(start.getId(), List.of());
        if (end == null) {
            if (complete) {
                return StageStatus.ABORTED;
            }
            boolean paused = nodes.stream().anyMatch(node -> node.isActive() && PauseAction.isPaused(node));
            return paused ? StageStatus.PAUSED_PENDING_INPUT : StageStatus.RUNNING;
        }
        ErrorAction error = end.getError();
        if (error != null) {
            return status(
                    error.getError() instanceof FlowInterruptedException interrupted
                            ? interrupted.getResult()
                            : Result.FAILURE);
        }
        if ("FAILED_AND_CONTINUED".equals(tag)) {
            return StageStatus.FAILED;
        }
        Result worst = Result.SUCCESS;
        for (FlowNode node : nodes) {
            WarningAction warning = node.getPersistentAction(WarningAction.class);
            worst = warning == null ? worst : worst.combine(warning.getResult());
        }
        return status(worst);
    }

    static StageStatus status(Result result) {
        if (result == Result.SUCCESS) {
            return StageStatus.SUCCESS;
        }
        if (result == Result.UNSTABLE) {
            return StageStatus.UNSTABLE;
        }
        if (result == Result.ABORTED) {
            return StageStatus.ABORTED;
        }
        return result == Result.NOT_BUILT ? StageStatus.NOT_EXECUTED : StageStatus.FAILED;
    }
}
