package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules that make calls fail. They are asked before the service is, so a failed call has no effect. */
public final class Faults {
    private static final class Rule {
        private final String service;
        private final String action;
        private final String code;
        private int remaining;

        private Rule(String service, String action, int nth, String code) {
            this.service = service;
            this.action = action;
            this.remaining = nth;
            this.code = code;
        }

        private boolean matches(String calledService, String calledAction) {
            return service.equals(calledService) && action.equals(calledAction);
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    /**
     * The nth call of this action from now on fails, once.
     *
     * @param nth 1 is the next one
     * @param errorCode AWS's code, such as {@code RequestLimitExceeded}; it decides the HTTP status
     */
    public synchronized Faults fail(String service, String action, int nth, String errorCode) {
        if (nth < 1) {
            throw new IllegalArgumentException("nth=" + nth + " is not a call's number: 1 is the next call.");
        }
        rules.add(new Rule(service, action, nth, errorCode));
        return this;
    }

    public synchronized void clear() {
        rules.clear();
    }

    /** The error this call must fail with, if a rule says so; counts the call. */
    public synchronized Optional<AwsError> check(String service, String action) {
        AwsError error = null;
        for (Rule rule : rules) {
            if (rule.matches(service, action) && --rule.remaining == 0 && error == null) {
                error = AwsError.injected(rule.code);
            }
        }
        rules.removeIf(rule -> rule.remaining <= 0);
        return Optional.ofNullable(error);
    }
}
