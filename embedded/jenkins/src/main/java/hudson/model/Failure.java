package hudson.model;

/** A failure that the user caused: shown as a message, without a trace. */
public class Failure extends RuntimeException {
    public Failure(String message) {
        super(message);
    }

    public Failure(String message, boolean pre) {
        super(message);
    }
}
