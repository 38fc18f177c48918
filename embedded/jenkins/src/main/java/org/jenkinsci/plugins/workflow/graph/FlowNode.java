package org.jenkinsci.plugins.workflow.graph;

import hudson.model.Action;
import hudson.model.Actionable;
import hudson.model.BallColor;
import hudson.model.Result;
import hudson.model.Saveable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ErrorAction;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;

/** One point of a Pipeline's history: a step's call, or the start or end of a block. */
public abstract class FlowNode extends Actionable implements Saveable {

    private static final Logger LOGGER = Logger.getLogger(FlowNode.class.getName());

    private final String id;
    private final List<String> parentIds = new ArrayList<>(2);
    private transient List<FlowNode> parents;
    private transient FlowExecution exec;
    private transient volatile List<Action> actions;

    protected FlowNode(FlowExecution exec, String id, List<FlowNode> parents) {
        this.id = id;
        this.exec = exec;
        this.parents = new ArrayList<>(parents);
        for (FlowNode parent : parents) {
            parentIds.add(parent.getId());
        }
        this.actions = new CopyOnWriteArrayList<>();
    }

    protected FlowNode(FlowExecution exec, String id, FlowNode... parents) {
        this(exec, id, Arrays.asList(parents));
    }

    protected Object readResolve() throws java.io.ObjectStreamException {
        return this;
    }

    /** What loads a node tells it whose it is. */
    static void attach(FlowNode node, FlowExecution exec) {
        node.exec = exec;
    }

    @Deprecated
    public final boolean isRunning() {
        return getExecution().isCurrentHead(this);
    }

    public final boolean isActive() {
        return getExecution().isActive(this);
    }

    public final ErrorAction getError() {
        return getPersistentAction(ErrorAction.class);
    }

    public FlowExecution getExecution() {
        return exec;
    }

    public List<FlowNode> getParents() {
        if (parents == null) {
            List<FlowNode> loaded = new ArrayList<>();
            for (String parentId : parentIds) {
                try {
                    FlowNode parent = exec.getNode(parentId);
                    if (parent != null) {
                        loaded.add(parent);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            parents = loaded;
        }
        return Collections.unmodifiableList(parents);
    }

    public String getEnclosingId() {
        BlockStartNode enclosing = exec.findEnclosingBlockStart(this);
        return enclosing == null ? null : enclosing.getId();
    }

    public List<? extends BlockStartNode> getEnclosingBlocks() {
        return exec.findAllEnclosingBlockStarts(this);
    }

    public Iterable<BlockStartNode> iterateEnclosingBlocks() {
        return exec.iterateEnclosingBlocks(this);
    }

    public List<String> getAllEnclosingIds() {
        List<String> ids = new ArrayList<>();
        for (BlockStartNode block : iterateEnclosingBlocks()) {
            ids.add(block.getId());
        }
        return ids;
    }

    public List<String> getParentIds() {
        return Collections.unmodifiableList(parentIds);
    }

    public String getId() {
        return id;
    }

    @Override
    public final String getSearchUrl() {
        return getId();
    }

    @Override
    public String getDisplayName() {
        LabelAction label = getPersistentAction(LabelAction.class);
        return label == null ? getTypeDisplayName() : label.getDisplayName();
    }

    public String getDisplayFunctionName() {
        String function = getTypeFunctionName();
        if (function == null) {
            return getDisplayName();
        }
        LabelAction label = getPersistentAction(LabelAction.class);
        return label == null ? function : function + " (" + label.getDisplayName() + ")";
    }

    public BallColor getIconColor() {
        BallColor color = settledColor();
        return isActive() ? color.anime() : color;
    }

    private BallColor settledColor() {
        ErrorAction error = getError();
        if (error == null) {
            WarningAction warning = getPersistentAction(WarningAction.class);
            return warning == null ? BallColor.BLUE : warning.getResult().color;
        }
        return error.getError() instanceof org.jenkinsci.plugins.workflow.steps.FlowInterruptedException interrupted
                ? interrupted.getResult().color
                : Result.FAILURE.color;
    }

    protected abstract String getTypeDisplayName();

    protected String getTypeFunctionName() {
        return getTypeDisplayName();
    }

    public String getUrl() throws IOException {
        return getExecution().getUrl() + "node/" + getId() + '/';
    }

    protected synchronized void setActions(List<Action> actions) {
        this.actions = new CopyOnWriteArrayList<>(actions);
    }

    /** Looks only among the actions that are kept with the node, not those made for views. */
    public final <T extends Action> T getPersistentAction(Class<T> type) {
        for (Action action : kept()) {
            if (type.isInstance(action)) {
                return type.cast(action);
            }
        }
        return null;
    }

    @Override
    public <T extends Action> T getAction(Class<T> type) {
        T kept = getPersistentAction(type);
        return kept == null ? super.getAction(type) : kept;
    }

    private List<Action> kept() {
        List<Action> known = actions;
        if (known == null) {
            synchronized (this) {
                if (actions == null) {
                    try {
                        actions = new CopyOnWriteArrayList<>(exec.loadActions(this));
                    } catch (IOException e) {
                        LOGGER.log(Level.WARNING, "the actions of flow node " + id + " could not be loaded", e);
                        actions = new CopyOnWriteArrayList<>();
                    }
                }
                known = actions;
            }
        }
        return known;
    }

    /** Changes to the list are saved. */
    @Override
    public List<Action> getActions() {
        List<Action> kept = kept();
        return new AbstractList<>() {
            @Override
            public Action get(int index) {
                return kept.get(index);
            }

            @Override
            public int size() {
                return kept.size();
            }

            @Override
            public void add(int index, Action element) {
                kept.add(index, element);
                persist();
            }

            @Override
            public Action set(int index, Action element) {
                Action before = kept.set(index, element);
                persist();
                return before;
            }

            @Override
            public Action remove(int index) {
                Action before = kept.remove(index);
                persist();
                return before;
            }

            @Override
            public java.util.Iterator<Action> iterator() {
                return kept.iterator();
            }
        };
    }

    private void persist() {
        try {
            save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "the actions of flow node " + id + " could not be saved", e);
        }
    }

    @Override
    public void save() throws IOException {
        exec.saveActions(this, new ArrayList<>(kept()));
    }

    @Override
    public boolean equals(Object obj) {
        if (this == obj) {
            return true;
        }
        return obj != null
                && getClass() == obj.getClass()
                && id.equals(((FlowNode) obj).id)
                && exec.equals(((FlowNode) obj).exec);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getName() + "[id=" + id + ", exec=" + exec + "]";
    }
}
