package hudson.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.ModelObjectWithContextMenu;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** Something to which actions can be attached. */
public abstract class Actionable extends AbstractModelObject implements ModelObjectWithContextMenu {
    private volatile CopyOnWriteArrayList<Action> actions;

    public Actionable() {}

    /** The attached ones, without those that factories add. */
    public List<Action> getActions() {
        synchronized (this) {
            if (actions == null) {
                actions = new CopyOnWriteArrayList<>();
            }
            return actions;
        }
    }

    public final List<? extends Action> getAllActions() {
        List<Action> all = new ArrayList<>(getActions());
        TransientActions.addTo(all, this, Action.class);
        return Collections.unmodifiableList(all);
    }

    public <T extends Action> List<T> getActions(Class<T> type) {
        List<T> found = hudson.Util.filter(getActions(), type);
        TransientActions.addTo(found, this, type);
        return Collections.unmodifiableList(found);
    }

    public void addAction(Action a) {
        if (a == null) {
            throw new IllegalArgumentException("Action must be non-null");
        }
        getActions().add(a);
    }

    public void replaceAction(Action a) {
        addOrReplaceAction(a);
    }

    /** Puts {@code a} in place of all others of its very class; whether anything changed. */
    public boolean addOrReplaceAction(Action a) {
        if (a == null) {
            throw new IllegalArgumentException("Action must be non-null");
        }
        boolean present = false;
        List<Action> old = new ArrayList<>();
        for (Action action : getActions()) {
            if (action == a || action.equals(a)) {
                present = true;
            } else if (action.getClass() == a.getClass()) {
                old.add(action);
            }
        }
        getActions().removeAll(old);
        if (!present) {
            addAction(a);
        }
        return !present || !old.isEmpty();
    }

    public boolean removeAction(Action a) {
        return a != null && getActions().removeAll(Set.of(a));
    }

    public boolean removeActions(Class<? extends Action> clazz) {
        return getActions().removeAll(hudson.Util.filter(getActions(), clazz));
    }

    public boolean replaceActions(Class<? extends Action> clazz, Action a) {
        boolean changed = getActions().removeIf(action -> action.getClass() == clazz && !action.equals(a));
        if (!getActions().contains(a)) {
            addAction(a);
            changed = true;
        }
        return changed;
    }

    /** The action at this address below the object; null when there is none. */
    @Deprecated
    public Object getDynamic(String token, StaplerRequest req, StaplerResponse rsp) {
        for (Action action : getAllActions()) {
            if (action != null && token.equals(action.getUrlName())) {
                return action;
            }
        }
        return null;
    }

    public Action getAction(int index) {
        return index < getActions().size() ? getActions().get(index) : null;
    }

    public <T extends Action> T getAction(Class<T> type) {
        for (Action action : getActions()) {
            if (type.isInstance(action)) {
                return type.cast(action);
            }
        }
        List<T> added = new ArrayList<>();
        TransientActions.addTo(added, this, type);
        return added.isEmpty() ? null : added.get(0);
    }
}
