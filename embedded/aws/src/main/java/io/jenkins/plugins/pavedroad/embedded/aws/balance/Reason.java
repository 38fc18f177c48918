package io.jenkins.plugins.pavedroad.embedded.aws.balance;

/** Why a target has its state: a code and a sentence of AWS's. */
record Reason(String code, String description) {
    static final Reason NONE = new Reason(null, null);
    static final Reason REGISTERING = new Reason("Elb.RegistrationInProgress", "Target registration is in progress");
    static final Reason CHECKING = new Reason("Elb.InitialHealthChecking", "Initial health checks in progress");
    static final Reason DRAINING =
            new Reason("Target.DeregistrationInProgress", "Target deregistration is in progress");
    static final Reason NOT_REGISTERED =
            new Reason("Target.NotRegistered", "Target is not registered to the target group");
    static final Reason NOT_IN_USE =
            new Reason("Target.NotInUse", "Target group is not configured to receive traffic from the load balancer");
    static final Reason TIMEOUT = new Reason("Target.Timeout", "Request timed out");
    static final Reason FAILED = new Reason("Target.FailedHealthChecks", "Health checks failed");

    static Reason mismatch(int status) {
        return new Reason("Target.ResponseCodeMismatch", "Health checks failed with these codes: [" + status + "]");
    }

    static Reason invalidState(String state) {
        return new Reason("Target.InvalidState", "Target is in the " + state + " state");
    }
}
