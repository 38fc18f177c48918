package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jvnet.tiger_types.Types;

/** Told what happens to builds of a type. */
public abstract class RunListener<R extends Run> implements ExtensionPoint {
    public final Class<R> targetType;

    protected RunListener(Class<R> targetType) {
        this.targetType = targetType;
    }

    @SuppressWarnings("unchecked")
    protected RunListener() {
        Type base = Types.getBaseClass(getClass(), RunListener.class);
        if (!(base instanceof ParameterizedType)) {
            throw new IllegalStateException(getClass() + " uses the raw type for extending RunListener");
        }
        targetType = Types.erasure(Types.getTypeArgument(base, 0));
    }

    public void onCompleted(R r, TaskListener listener) {}

    public void onFinalized(R r) {}

    public void onInitialize(R r) {}

    public void onStarted(R r, TaskListener listener) {}

    public void onDeleted(R r) {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void each(Run r, Consumer<RunListener> event) {
        for (RunListener listener : all()) {
            if (listener.targetType.isInstance(r)) {
                try {
                    event.accept(listener);
                } catch (RuntimeException | LinkageError e) {
                    Logger.getLogger(RunListener.class.getName())
                            .log(
                                    Level.WARNING,
                                    e,
                                    () -> "Failed to tell "
                                            + listener.getClass().getName());
                }
            }
        }
    }

    public static void fireCompleted(Run r, TaskListener listener) {
        each(r, l -> l.onCompleted(r, listener));
    }

    public static void fireInitialize(Run r) {
        each(r, l -> l.onInitialize(r));
    }

    public static void fireStarted(Run r, TaskListener listener) {
        each(r, l -> l.onStarted(r, listener));
    }

    public static void fireFinalized(Run r) {
        each(r, l -> l.onFinalized(r));
    }

    public static void fireDeleted(Run r) {
        each(r, l -> l.onDeleted(r));
    }

    public static ExtensionList<RunListener> all() {
        return ExtensionList.lookup(RunListener.class);
    }
}
