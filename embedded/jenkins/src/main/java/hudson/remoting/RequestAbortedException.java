package hudson.remoting;

/** A call whose channel was closed under it. */
public class RequestAbortedException extends RuntimeException {
    public RequestAbortedException(Throwable cause) {
        super(cause);
    }
}
