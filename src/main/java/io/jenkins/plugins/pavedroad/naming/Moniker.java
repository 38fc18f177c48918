package io.jenkins.plugins.pavedroad.naming;

import com.netflix.frigga.NameValidation;
import com.netflix.frigga.Names;
import java.util.OptionalInt;

/**
 * What a cluster or one of its server groups is called: {@code application-stack-detail-v001}, as frigga reads it.
 *
 * @param stack empty when there is none
 * @param detail empty when there is none
 * @param cluster {@code app}, {@code app-stack}, {@code app-stack-detail}, or {@code app--detail} without a stack
 * @param sequence the server group's number; empty for a cluster and for a group that has none
 */
public record Moniker(String application, String stack, String detail, String cluster, OptionalInt sequence) {
    /**
     * The longest cluster name. A server group adds {@code -v000}, and a launch template of its name may have 128
     * characters (EC2 API reference, CreateLaunchTemplate).
     */
    public static final int LONGEST_CLUSTER = 123;

    private static final String NAME = "letters, digits, '.' and '_'";
    private static final String DETAIL = "letters, digits, '.', '_', '~', '^' and '-'";

    /**
     * A cluster's moniker.
     *
     * @param stack null or empty for none
     * @param detail null or empty for none
     * @throws IllegalArgumentException one sentence that names the parameter, when a part breaks frigga's rules
     */
    public static Moniker of(String application, String stack, String detail) {
        String app = orEmpty(application);
        String stk = orEmpty(stack);
        String det = orEmpty(detail);
        if (app.isEmpty()) {
            throw new IllegalArgumentException("application is needed: " + NAME);
        }
        if (!NameValidation.checkName(app)) {
            throw refused("application", app, NAME);
        }
        if (!stk.isEmpty() && !NameValidation.checkName(stk)) {
            throw refused("stack", stk, NAME);
        }
        if (!det.isEmpty() && !NameValidation.checkDetail(det)) {
            throw refused("detail", det, DETAIL);
        }
        refuseReserved("stack", stk);
        refuseReserved("detail", det);
        String cluster = cluster(app, stk, det);
        if (cluster.length() > LONGEST_CLUSTER) {
            throw new IllegalArgumentException("cluster '" + cluster + "' has " + cluster.length()
                    + " characters: application, stack and detail may have " + LONGEST_CLUSTER + " together");
        }
        Names names = Names.parseName(cluster + "-v000");
        if (!cluster.equals(names.getCluster()) || !app.equals(names.getApp())) {
            throw new IllegalArgumentException("cluster '" + cluster + "' would be read as application '"
                    + names.getApp() + "', cluster '" + names.getCluster() + "': choose another stack or detail");
        }
        return new Moniker(app, stk, det, cluster, OptionalInt.empty());
    }

    /** What frigga reads from the name of a server group or a cluster; a name it cannot read is its own application. */
    public static Moniker parse(String name) {
        Names names = Names.parseName(name);
        if (names.getApp() == null) {
            return new Moniker(name, "", "", name, OptionalInt.empty());
        }
        OptionalInt sequence = names.getSequence() == null ? OptionalInt.empty() : OptionalInt.of(names.getSequence());
        return new Moniker(
                names.getApp(), orEmpty(names.getStack()), orEmpty(names.getDetail()), names.getCluster(), sequence);
    }

    /** The name of this cluster's server group with a number, {@code v%03d}. */
    public String serverGroup(int number) {
        return String.format("%s-v%03d", cluster, number);
    }

    private static String cluster(String application, String stack, String detail) {
        if (!detail.isEmpty()) {
            return application + "-" + stack + "-" + detail;
        }
        return stack.isEmpty() ? application : application + "-" + stack;
    }

    private static void refuseReserved(String parameter, String value) {
        if (!value.isEmpty() && NameValidation.usesReservedFormat(value)) {
            throw new IllegalArgumentException(parameter + " '" + value
                    + "' contains a version like v001, which is reserved for server group numbers");
        }
    }

    private static IllegalArgumentException refused(String parameter, String value, String accepted) {
        return new IllegalArgumentException(parameter + " '" + value + "' may contain only " + accepted);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
