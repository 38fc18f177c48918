package hudson.slaves;

import java.util.Date;
import org.jvnet.localizer.Localizable;

/** Why a node is offline. */
public abstract class OfflineCause {
    protected final long timestamp = System.currentTimeMillis();

    public OfflineCause() {}

    public long getTimestamp() {
        return timestamp;
    }

    public final Date getTime() {
        return new Date(timestamp);
    }

    public static OfflineCause create(Localizable d) {
        return d == null ? null : new SimpleOfflineCause(d);
    }

    /** A text. */
    public static class SimpleOfflineCause extends OfflineCause {
        public final Localizable description;

        protected SimpleOfflineCause(Localizable description) {
            this.description = description;
        }

        @Override
        public String toString() {
            return description.toString();
        }
    }
}
