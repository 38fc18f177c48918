package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Rules that make calls go wrong: the nth call of an action from now on, once, or a share of all calls. Thread-safe. */
public final class Faults {
    private static final class Rule {
        private final String service;
        private final String action;
        /** Null for all. */
        private final String region;

        private final Fault fault;
        private int remaining;

        private Rule(String service, String action, String region, int nth, Fault fault) {
            if (nth < 1) {
                throw new IllegalArgumentException("nth=" + nth + " is not a call's number: 1 is the next call.");
            }
            this.service = service;
            this.action = action;
            this.region = region;
            this.remaining = nth;
            this.fault = fault;
        }

        private boolean matches(String calledService, String calledAction, String calledRegion) {
            return service.equals(calledService)
                    && action.equals(calledAction)
                    && (region == null || region.equals(calledRegion));
        }
    }

    private final List<Rule> rules = new ArrayList<>();
    private Random chance;
    private double share;

    /**
     * The nth call of this action from now on fails, once, without an effect.
     *
     * @param nth 1 is the next one
     * @param errorCode AWS's code, such as {@code RequestLimitExceeded}; it decides the HTTP status
     */
    public Faults fail(String service, String action, int nth, String errorCode) {
        return add(service, action, nth, new Fault.Refused(AwsError.injected(errorCode)));
    }

    /** As {@link #fail(String, String, int, String)}, in the words of AWS's message. */
    public Faults fail(String service, String action, int nth, String errorCode, String message) {
        return failIn(null, service, action, nth, errorCode, message);
    }

    /** The nth call in that region; null stands for all regions. */
    public Faults failIn(String region, String service, String action, int nth, String errorCode, String message) {
        return add(new Rule(service, action, region, nth, new Fault.Refused(AwsError.injected(errorCode, message))));
    }

    /** The nth call is handled this much later, in AWS's time. */
    public Faults delay(String service, String action, int nth, Duration by) {
        return add(service, action, nth, new Fault.Delayed(by));
    }

    /** The nth call's connection breaks before it has an effect. */
    public Faults reset(String service, String action, int nth) {
        return add(service, action, nth, new Fault.Reset());
    }

    /** The nth call takes effect, and its connection breaks before the answer. */
    public Faults loseAnswer(String service, String action, int nth) {
        return add(service, action, nth, new Fault.AnswerLost());
    }

    /** The nth call, a read, is answered as the same question was the last time. */
    public Faults stale(String service, String action, int nth) {
        return add(service, action, nth, new Fault.Stale());
    }

    /**
     * From now on this share of all calls goes wrong, in any of the ways above but delay; the same seed and the same
     * order of calls give the same faults.
     *
     * @param ratio 0 to 1
     */
    public synchronized Faults randomly(long seed, double ratio) {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("ratio=" + ratio + " is not a share: 0 to 1.");
        }
        chance = new Random(seed);
        share = ratio;
        return this;
    }

    public synchronized void clear() {
        rules.clear();
        share = 0;
    }

    private Faults add(String service, String action, int nth, Fault fault) {
        return add(new Rule(service, action, null, nth, fault));
    }

    private synchronized Faults add(Rule rule) {
        rules.add(rule);
        return this;
    }

    /** What is to go wrong with this call, if anything; counts the call. */
    public synchronized Optional<Fault> of(String service, String action, String region) {
        Fault fault = null;
        for (Rule rule : rules) {
            if (rule.matches(service, action, region) && --rule.remaining == 0 && fault == null) {
                fault = rule.fault;
            }
        }
        rules.removeIf(rule -> rule.remaining <= 0);
        return fault == null && share > 0 && chance.nextDouble() < share
                ? Optional.of(any(service))
                : Optional.ofNullable(fault);
    }

    private Fault any(String service) {
        return switch (chance.nextInt(5)) {
            case 0 -> new Fault.Refused(AwsError.injected("InternalError"));
            case 1 -> new Fault.Refused(Throttling.refusal(service));
            case 2 -> new Fault.Reset();
            case 3 -> new Fault.AnswerLost();
            default -> new Fault.Stale();
        };
    }
}
