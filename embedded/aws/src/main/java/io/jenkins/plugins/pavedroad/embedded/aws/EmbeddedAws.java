package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.balance.Balancing;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.Decrees;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.Faults;
import io.jenkins.plugins.pavedroad.embedded.aws.http.AwsFront;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpFront;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.Ledger;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerPage;
import io.jenkins.plugins.pavedroad.embedded.aws.page.StatusPage;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.sns.Topics;
import io.jenkins.plugins.pavedroad.embedded.aws.sts.Sessions;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;

/**
 * AWS on this machine: speaks AWS's own wire protocols to an unmodified SDK on one port of 127.0.0.1, for all services and
 * regions. State is in memory and begins empty; files lie in the folder.
 */
public final class EmbeddedAws implements AutoCloseable {
    private final Cloud cloud;
    private final Accounts accounts;
    private final HttpFront front;

    private EmbeddedAws(Options options) throws IOException {
        Files.createDirectories(options.folder());
        InstanceRuntime runtime = options.runtime().apply(options.folder());
        cloud = new Cloud(options, Timeline.of(options.clock(), options.speed()), runtime);
        try {
            accounts = new Accounts(cloud, this);
            AwsFront aws = new AwsFront(cloud, accounts::services);
            front = HttpFront.open(options.port(), aws);
        } catch (IOException | RuntimeException e) {
            cloud.balancing().close();
            runtime.close();
            throw e;
        }
        front.page("/_embedded/ledger", new LedgerPage(cloud.ledger())::handle);
        StatusPage page = new StatusPage(cloud);
        front.page("/_embedded/status", page::handle);
        front.home(page::handle);
        front.start();
    }

    /**
     * Starts it; it serves when this returns.
     *
     * @throws IOException when the port or the folder cannot be had
     */
    public static EmbeddedAws start(Options options) throws IOException {
        return new EmbeddedAws(options);
    }

    /** What to give to the SDK as endpoint override, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + front.port());
    }

    public Ledger ledger() {
        return cloud.ledger();
    }

    public Faults faults() {
        return cloud.faults();
    }

    /** What becomes of images and launches after AWS accepted the call. */
    public Decrees decrees() {
        return cloud.decrees();
    }

    /** Fills it from Java. */
    public Seed seed() {
        return new Seed(cloud);
    }

    /** Fills another account than the first. */
    public Seed seed(String account) {
        return new Seed(accounts.cloud(account));
    }

    /** Whose access keys and roles there are. */
    public Sessions sessions() {
        return cloud.sessions();
    }

    /** The load balancers: where clients reach them, and how their targets are. */
    public Balancing balancing() {
        return cloud.balancing();
    }

    /** What was published to SNS's topics. */
    public Topics topics() {
        return cloud.topics();
    }

    public Options options() {
        return cloud.options();
    }

    /** Ends all instances and frees the port. */
    @Override
    public void close() {
        front.close();
        cloud.timeline().close();
        accounts.close();
        cloud.runtime().close();
    }
}
