package hudson;

import java.io.IOException;

/** Ends a build with a message and no stack trace. */
public class AbortException extends IOException {
    public AbortException() {}

    public AbortException(String message) {
        super(message);
    }
}
