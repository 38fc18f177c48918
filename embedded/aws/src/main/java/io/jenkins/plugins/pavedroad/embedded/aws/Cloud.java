package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.Balancing;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Ec2;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.Decrees;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.EarlierAnswers;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.Faults;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.Throttling;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.Ledger;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.scaling.Scaling;
import io.jenkins.plugins.pavedroad.embedded.aws.sns.Topics;
import io.jenkins.plugins.pavedroad.embedded.aws.ssm.ParameterStore;
import io.jenkins.plugins.pavedroad.embedded.aws.sts.Sessions;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import io.jenkins.plugins.pavedroad.embedded.aws.watch.BalancerMetrics;
import io.jenkins.plugins.pavedroad.embedded.aws.watch.CloudWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all services share. Its monitor ({@code synchronized (cloud)}) guards the state of EC2 and Auto Scaling, and is held
 * for moments only: never over I/O, nor while waiting for anything.
 */
public final class Cloud {
    private final Options options;
    private final Shared shared;
    private final Ec2 ec2;
    private final Balancing balancing;
    private final Scaling scaling;
    private final ParameterStore parameters = new ParameterStore();
    private final Topics topics = new Topics();
    private final CloudWatch cloudWatch;

    /** What is AWS's own, whoever's account it is about. */
    private record Shared(
            Timeline timeline,
            InstanceRuntime runtime,
            Throttling throttling,
            Instant born,
            Sessions sessions,
            Addresses addresses,
            Map<String, Ec2> ec2OfAccounts,
            Faults faults,
            Decrees decrees,
            EarlierAnswers earlierAnswers,
            Ledger ledger) {}

    Cloud(Options options, Timeline timeline, InstanceRuntime runtime) {
        this(
                options,
                new Shared(
                        timeline,
                        runtime,
                        new Throttling(timeline),
                        timeline.now(),
                        new Sessions(options.account()),
                        new Addresses(),
                        new ConcurrentHashMap<>(),
                        new Faults(),
                        new Decrees(),
                        new EarlierAnswers(),
                        new Ledger()));
    }

    private Cloud(Options options, Shared shared) {
        this.options = options;
        this.shared = shared;
        this.ec2 = new Ec2(this);
        this.balancing = new Balancing(this);
        this.scaling = new Scaling(this, balancing);
        this.cloudWatch = new CloudWatch(shared.timeline(), topics);
        BalancerMetrics.report(balancing, cloudWatch, options.account(), options.regions(), shared.timeline());
    }

    /** Another account beside this one. */
    Cloud neighbour(String account) {
        return new Cloud(
                options.withAccount(account)
                        .withFolder(options.folder().resolve("accounts").resolve(account)),
                shared);
    }

    public Options options() {
        return options;
    }

    public List<String> regions() {
        return options.regions();
    }

    /** The account that owns what is made. */
    public String account() {
        return options.account();
    }

    public Timeline timeline() {
        return shared.timeline();
    }

    public InstanceRuntime runtime() {
        return shared.runtime();
    }

    public Addresses addresses() {
        return shared.addresses();
    }

    public Sessions sessions() {
        return shared.sessions();
    }

    /** By account number; live. */
    public Map<String, Ec2> ec2OfAccounts() {
        return shared.ec2OfAccounts();
    }

    public Ec2 ec2() {
        return ec2;
    }

    /** Instances for those who must not wait for the monitor. */
    public InstanceDirectory instances() {
        return ec2;
    }

    /** Guarded by itself, not by this. */
    public Balancing balancing() {
        return balancing;
    }

    public Scaling scaling() {
        return scaling;
    }

    public ParameterStore parameters() {
        return parameters;
    }

    public Topics topics() {
        return topics;
    }

    public CloudWatch cloudWatch() {
        return cloudWatch;
    }

    public Faults faults() {
        return shared.faults();
    }

    public Decrees decrees() {
        return shared.decrees();
    }

    public EarlierAnswers earlierAnswers() {
        return shared.earlierAnswers();
    }

    public Throttling throttling() {
        return shared.throttling();
    }

    /** Whether reads find what was made then. What was there from the beginning, they do. */
    public boolean visible(Instant created) {
        return !created.isAfter(shared.born()) || past(created, options.consistencyDelay());
    }

    private boolean past(Instant since, Duration wait) {
        return wait.isZero() || shared.timeline().elapsed(since).compareTo(wait) >= 0;
    }

    /** Whether an answer given then may still be given, with the delay that reads have here. */
    public boolean mayStillBeSeen(Instant answered) {
        return !past(answered, options.consistencyDelay());
    }

    public Ledger ledger() {
        return shared.ledger();
    }
}
