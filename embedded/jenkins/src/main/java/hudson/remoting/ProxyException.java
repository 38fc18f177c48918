package hudson.remoting;

import java.io.IOException;

/** Stands for an exception that cannot be serialised: keeps message, trace and cause, drops the class. */
public class ProxyException extends IOException {
    public ProxyException(Throwable cause) {
        super(cause.toString());
        setStackTrace(cause.getStackTrace());
        if (cause.getCause() != null) {
            initCause(new ProxyException(cause.getCause()));
        }
        for (Throwable suppressed : cause.getSuppressed()) {
            addSuppressed(new ProxyException(suppressed));
        }
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
