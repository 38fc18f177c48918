package hudson.model;

import com.thoughtworks.xstream.converters.SingleValueConverter;
import com.thoughtworks.xstream.converters.basic.AbstractSingleValueConverter;
import java.io.Serializable;
import org.kohsuke.stapler.export.CustomExportedBean;

/** How a build ended; later constants are worse. */
public final class Result implements Serializable, CustomExportedBean {
    private static final long serialVersionUID = 1L;

    public static final Result SUCCESS = new Result("SUCCESS", BallColor.BLUE, 0, true);
    public static final Result UNSTABLE = new Result("UNSTABLE", BallColor.YELLOW, 1, true);
    public static final Result FAILURE = new Result("FAILURE", BallColor.RED, 2, true);
    public static final Result NOT_BUILT = new Result("NOT_BUILT", BallColor.NOTBUILT, 3, false);
    public static final Result ABORTED = new Result("ABORTED", BallColor.ABORTED, 4, false);

    private static final Result[] ALL = {SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED};

    private final String name;
    public final int ordinal;
    public final BallColor color;
    public final boolean completeBuild;

    private Result(String name, BallColor color, int ordinal, boolean completeBuild) {
        this.name = name;
        this.color = color;
        this.ordinal = ordinal;
        this.completeBuild = completeBuild;
    }

    public Result combine(Result that) {
        return isWorseThan(that) ? this : that;
    }

    public static Result combine(Result r1, Result r2) {
        return r1 == null ? r2 : r2 == null ? r1 : r1.combine(r2);
    }

    public boolean isWorseThan(Result that) {
        return ordinal > that.ordinal;
    }

    public boolean isWorseOrEqualTo(Result that) {
        return ordinal >= that.ordinal;
    }

    public boolean isBetterThan(Result that) {
        return ordinal < that.ordinal;
    }

    public boolean isBetterOrEqualTo(Result that) {
        return ordinal <= that.ordinal;
    }

    public boolean isCompleteBuild() {
        return completeBuild;
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public String toExportedObject() {
        return name;
    }

    /** Jenkins takes an unknown name for FAILURE. */
    public static Result fromString(String s) {
        for (Result result : ALL) {
            if (result.name.equalsIgnoreCase(s)) {
                return result;
            }
        }
        return FAILURE;
    }

    private Object readResolve() {
        return ALL[ordinal];
    }

    public static final SingleValueConverter conv = new AbstractSingleValueConverter() {
        @Override
        public boolean canConvert(Class type) {
            return type == Result.class;
        }

        @Override
        public Object fromString(String s) {
            return Result.fromString(s);
        }
    };
}
