package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.Balancing;
import io.jenkins.plugins.pavedroad.embedded.aws.ec2.Ec2;
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

/**
 * What all services share. Its monitor ({@code synchronized (cloud)}) guards the state of EC2 and Auto Scaling, and is held
 * for moments only: never over I/O, nor while waiting for anything.
 */
public final class Cloud {
    private final Options options;
    private final Timeline timeline;
    private final InstanceRuntime runtime;
    private final Sessions sessions;
    private final Ec2 ec2;
    private final Balancing balancing;
    private final Scaling scaling;
    private final Addresses addresses = new Addresses();
    private final ParameterStore parameters = new ParameterStore();
    private final Topics topics = new Topics();
    private final CloudWatch cloudWatch;
    private final Faults faults = new Faults();
    private final EarlierAnswers earlierAnswers = new EarlierAnswers();
    private final Throttling throttling;
    private final Instant born;
    private final Ledger ledger = new Ledger();

    Cloud(Options options, Timeline timeline, InstanceRuntime runtime) {
        this.options = options;
        this.timeline = timeline;
        this.throttling = new Throttling(timeline);
        this.born = timeline.now();
        this.runtime = runtime;
        this.sessions = new Sessions(options.account());
        this.ec2 = new Ec2(this);
        this.balancing = new Balancing(this);
        this.scaling = new Scaling(this, balancing);
        this.cloudWatch = new CloudWatch(timeline, topics);
        BalancerMetrics.report(balancing, cloudWatch, options.account(), options.regions(), timeline);
    }

    public Options options() {
        return options;
    }

    public List<String> regions() {
        return options.regions();
    }

    /** The account that owns what is made; the place where more accounts would come in. */
    public String account() {
        return options.account();
    }

    public Timeline timeline() {
        return timeline;
    }

    public InstanceRuntime runtime() {
        return runtime;
    }

    public Addresses addresses() {
        return addresses;
    }

    public Sessions sessions() {
        return sessions;
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
        return faults;
    }

    public EarlierAnswers earlierAnswers() {
        return earlierAnswers;
    }

    public Throttling throttling() {
        return throttling;
    }

    /** Whether reads find what was made then. What was there from the beginning, they do. */
    public boolean visible(Instant created) {
        return !created.isAfter(born) || past(created, options.consistencyDelay());
    }

    private boolean past(Instant since, Duration wait) {
        return wait.isZero() || timeline.elapsed(since).compareTo(wait) >= 0;
    }

    /** Whether an answer given then may still be given, with the delay that reads have here. */
    public boolean mayStillBeSeen(Instant answered) {
        return !past(answered, options.consistencyDelay());
    }

    public Ledger ledger() {
        return ledger;
    }
}
