package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes, after its call was answered, of the nth image or launch that a region makes from now on: AWS accepts many a
 * call and fails later. Each decree is for one of them. Thread-safe.
 */
public final class Decrees {
    /** The end of one thing that was begun. */
    public sealed interface Outcome {
        /**
         * An image or a snapshot ends {@code failed}, an instance is terminated before it runs.
         *
         * @param reason AWS's message, with its code first, such as {@code Server.InternalError: Internal error on launch}
         */
        record Fails(String reason) implements Outcome {}

        /** An instance stays pending. */
        record StaysPending() implements Outcome {}

        /** An instance counts as running, but nothing in it ever runs: no output, no user data, no end by itself. */
        record RunsSilently() implements Outcome {}
    }

    private static final class Decree {
        private final String action;
        private final String region;
        private final Outcome outcome;
        private int remaining;

        private Decree(String action, String region, int nth, Outcome outcome) {
            if (nth < 1) {
                throw new IllegalArgumentException("nth=" + nth + " is not a number: 1 is the next one.");
            }
            this.action = action;
            this.region = region;
            this.outcome = outcome;
            this.remaining = nth;
        }
    }

    private final List<Decree> decrees = new ArrayList<>();

    /**
     * The nth image, or snapshot, that this action makes in the region ends {@code failed}.
     *
     * @param action {@code CreateImage}, {@code CopyImage} or {@code CopySnapshot}
     * @param nth 1 is the next one
     * @param reason AWS's message; a code before it, such as {@code Client.InternalError:}, becomes the reason's code
     */
    public Decrees imageFails(String action, String region, int nth, String reason) {
        return add(new Decree(action, region, nth, new Outcome.Fails(reason)));
    }

    /** The nth instance that is launched in the region is terminated by AWS while it is pending. */
    public Decrees launchFails(String region, int nth, String reason) {
        return add(new Decree("RunInstances", region, nth, new Outcome.Fails(reason)));
    }

    /** The nth instance that is launched in the region never leaves {@code pending}. */
    public Decrees launchStaysPending(String region, int nth) {
        return add(new Decree("RunInstances", region, nth, new Outcome.StaysPending()));
    }

    /** The nth instance that is launched in the region is {@code running}, but never boots. */
    public Decrees launchRunsSilently(String region, int nth) {
        return add(new Decree("RunInstances", region, nth, new Outcome.RunsSilently()));
    }

    private synchronized Decrees add(Decree decree) {
        decrees.add(decree);
        return this;
    }

    /** What is to become of what this action makes now in the region, if that was decreed; counts it. */
    public synchronized Optional<Outcome> of(String action, String region) {
        Outcome outcome = null;
        for (Decree decree : decrees) {
            boolean matches = decree.action.equals(action) && decree.region.equals(region);
            if (matches && --decree.remaining == 0 && outcome == null) {
                outcome = decree.outcome;
            }
        }
        decrees.removeIf(decree -> decree.remaining <= 0);
        return Optional.ofNullable(outcome);
    }

    /** The reason for which what this action makes now is to fail, if that was decreed; counts it. */
    public Optional<String> failure(String action, String region) {
        return of(action, region).filter(Outcome.Fails.class::isInstance).map(outcome -> ((Outcome.Fails) outcome)
                .reason());
    }
}
