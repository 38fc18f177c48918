package hudson.model;

/** An executor for one flyweight task, beside the counted ones. */
public class OneOffExecutor extends Executor {
    public OneOffExecutor(Computer owner) {
        super(owner, -1);
    }
}
