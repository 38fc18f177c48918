package hudson.util;

import java.util.concurrent.TimeUnit;

/** How far a node's clock is off, in milliseconds. */
public final class ClockDifference {
    public static final ClockDifference ZERO = new ClockDifference(0);

    public final long diff;

    public ClockDifference(long value) {
        this.diff = value;
    }

    public boolean isDangerous() {
        return abs() > TimeUnit.SECONDS.toMillis(5);
    }

    public long abs() {
        return Math.abs(diff);
    }

    @Override
    public String toString() {
        return diff == 0 ? "In sync" : hudson.Util.getTimeSpanString(abs()) + (diff > 0 ? " behind" : " ahead");
    }
}
