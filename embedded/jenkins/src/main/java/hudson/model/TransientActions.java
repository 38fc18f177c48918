package hudson.model;

import hudson.ExtensionList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.TransientActionFactory;

/** Actions that factories add each time they are asked for. */
final class TransientActions {
    private TransientActions() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T extends Action> void addTo(List<T> found, Actionable target, Class<T> wanted) {
        for (TransientActionFactory factory : ExtensionList.lookup(TransientActionFactory.class)) {
            if (!factory.type().isInstance(target)
                    || !wanted.isAssignableFrom(factory.actionType())
                            && !factory.actionType().isAssignableFrom(wanted)) {
                continue;
            }
            try {
                for (Object action : factory.createFor(target)) {
                    if (wanted.isInstance(action)) {
                        found.add(wanted.cast(action));
                    }
                }
            } catch (RuntimeException | LinkageError e) {
                Logger.getLogger(Actionable.class.getName())
                        .log(Level.SEVERE, e, () -> "Could not load actions from " + factory + " for " + target);
            }
        }
    }
}
