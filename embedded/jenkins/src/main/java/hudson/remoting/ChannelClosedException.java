package hudson.remoting;

import java.io.IOException;

/** The node went away. */
public class ChannelClosedException extends IOException {
    public ChannelClosedException(String message, Throwable cause) {
        super(message, cause);
    }
}
