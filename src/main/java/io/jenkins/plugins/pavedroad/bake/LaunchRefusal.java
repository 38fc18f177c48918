package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.operation.OperationFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to do when EC2 does not launch a builder. The codes are those of EC2's API reference, error codes. Pure. */
final class LaunchRefusal {
    private static final Set<String> NOT_OFFERED = Set.of("Unsupported", "InstanceTypeNotSupported");
    private static final Set<String> FULL =
            Set.of("InsufficientInstanceCapacity", "InsufficientHostCapacity", "InsufficientReservedInstanceCapacity");
    private static final Set<String> NO_DEFAULT =
            Set.of("MissingInput", "VPCIdNotSpecified", "DefaultSubnetDoesNotExist");
    private static final String NO_GROUP = "InvalidGroup.NotFound";

    private final CloudException refusal;

    LaunchRefusal(CloudException refusal) {
        this.refusal = refusal;
    }

    /** Whether AWS does not know yet what it has made itself. */
    boolean isNotShownYet(BakeInput input) {
        return refusal.code().equals("IdempotentParameterMismatch")
                || refusal.code().equals(NO_GROUP) && input.securityGroup().isEmpty();
    }

    /** Whether another zone may take it. */
    boolean isOfTheZone() {
        return NOT_OFFERED.contains(refusal.code()) || FULL.contains(refusal.code());
    }

    /** Whether the same zone may take it later. */
    boolean mayPass() {
        return FULL.contains(refusal.code());
    }

    String code() {
        return refusal.code();
    }

    /** The subnet to try next: the first default one that was not tried. */
    static Optional<String> next(Collection<String> defaults, List<String> refused) {
        return defaults.stream().filter(subnet -> !refused.contains(subnet)).findFirst();
    }

    static List<String> with(List<String> refused, String subnet) {
        List<String> all = new ArrayList<>(refused);
        all.add(subnet);
        return all;
    }

    /** The failure that names the parameter which would help, or the refusal as it is. */
    RuntimeException failure(BakeInput input, String type, String where) {
        String said = " (" + refusal.getMessage() + ")";
        if (NO_DEFAULT.contains(refusal.code())) {
            return new OperationFailure(
                    "There is no default subnet in " + where + ": give the parameter 'subnet'" + said + ".");
        }
        if (refusal.code().equals(NO_GROUP) && !input.securityGroup().isEmpty()) {
            return new OperationFailure("The parameter 'securityGroup' is '" + input.securityGroup()
                    + "'; it must be a security group in " + where + said + ".");
        }
        if (isOfTheZone() && !input.subnet().isEmpty()) {
            return new OperationFailure("The parameter 'subnet' is '" + input.subnet()
                    + "'; it must be a subnet in a zone that has " + type + said + ".");
        }
        if (NOT_OFFERED.contains(refusal.code())) {
            return new OperationFailure("The parameter 'instanceType' is '" + type
                    + "'; it must be a type that a zone with a default subnet in " + where + " offers" + said + ".");
        }
        if (isOfTheZone()) {
            return new OperationFailure("No zone of " + where + " has capacity for " + type
                    + ": give another 'instanceType', or try later" + said + ".");
        }
        return refusal;
    }
}
