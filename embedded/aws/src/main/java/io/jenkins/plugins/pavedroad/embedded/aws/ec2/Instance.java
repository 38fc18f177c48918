package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.InstanceView;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.Decrees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** An instance. Guarded by the cloud's monitor; state, address and tags may be read without it. */
public final class Instance extends Resource {
    /** Its states, with AWS's codes. */
    public enum State {
        PENDING(0, "pending"),
        RUNNING(16, "running"),
        SHUTTING_DOWN(32, "shutting-down"),
        TERMINATED(48, "terminated"),
        STOPPING(64, "stopping"),
        STOPPED(80, "stopped");

        final int code;
        final String word;

        State(int code, String word) {
            this.code = code;
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Shutting down or terminated. */
        public boolean ending() {
            return this == SHUTTING_DOWN || this == TERMINATED;
        }
    }

    final LaunchSpec spec;
    final String reservationId;
    final int launchIndex;
    final Subnet subnet;
    final String imageKey;
    final Image image;
    final String privateAddress;
    final List<Attachment> attachments = new ArrayList<>();
    final Serial runtimeCalls;
    List<String> securityGroups;
    String userData;
    String shutdownBehavior;
    String instanceType;
    boolean terminationProtected;
    Instant launchTime;
    Instant runningSince;
    String stateReasonCode;
    String stateReason;
    String transitionReason = "";
    /** What was last posted of its console, or null. */
    ConsolePosts.Post console;
    /** What becomes of its start instead of a boot; null for a boot. */
    Decrees.Outcome launchOutcome;

    /** Whether the runtime said that it runs, and not yet that it has ended. */
    boolean up;
    /** Counts the starts, so that late news of an earlier one is told from news of this one. */
    int starts;

    private volatile State state = State.PENDING;

    Instance(
            String id,
            LaunchSpec spec,
            String reservationId,
            int launchIndex,
            Image image,
            Subnet subnet,
            String privateAddress,
            Instant now,
            Serial runtimeCalls) {
        super(id, "instance", now);
        this.spec = spec;
        this.reservationId = reservationId;
        this.launchIndex = launchIndex;
        this.image = image;
        this.imageKey = image.content.key();
        this.subnet = subnet;
        this.privateAddress = privateAddress;
        this.launchTime = now;
        this.runtimeCalls = runtimeCalls;
        this.securityGroups = spec.securityGroupIds();
        this.userData = spec.userData();
        this.shutdownBehavior = spec.shutdownBehavior();
        this.instanceType = spec.instanceType();
        this.terminationProtected = spec.terminationProtected();
    }

    public State state() {
        return state;
    }

    void state(State value) {
        state = value;
    }

    public String zone() {
        return subnet.zone();
    }

    public String subnetId() {
        return subnet.id();
    }

    public String imageId() {
        return image.id();
    }

    public String instanceType() {
        return instanceType;
    }

    public String privateAddress() {
        return privateAddress;
    }

    public Instant launchTime() {
        return launchTime;
    }

    /** When it last came up, or null. */
    public Instant runningSince() {
        return runningSince;
    }

    /** As AWS names it, such as {@code ip-127-18-3-4.ec2.internal}. */
    String privateDnsName() {
        return "ip-" + privateAddress.replace('.', '-') + ".ec2.internal";
    }

    InstanceView view() {
        return new InstanceView(
                id(),
                subnet.region(),
                zone(),
                imageId(),
                state.word(),
                privateAddress,
                java.util.Collections.unmodifiableMap(new TreeMap<>(tags())));
    }
}
