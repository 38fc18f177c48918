package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The data plane of application load balancers: HTTP/1.1 on both sides, connections kept alive on both, one thread for all.
 * A request is sent to one target and never again. Upgrades and HTTP/2 are not offered.
 */
public final class Proxy implements AutoCloseable {
    private final EventLoop loop;
    private final TargetPool pool;

    public Proxy() {
        try {
            loop = new EventLoop("embedded-aws-balancer");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pool = new TargetPool(loop);
    }

    /**
     * Opens a free port on 127.0.0.1.
     *
     * @param advertisedPort the port that targets are told the client used
     */
    public FrontDoor open(Router router, int advertisedPort) throws IOException {
        return new FrontDoor(loop, pool, router, advertisedPort);
    }

    /** Closes connections to it that do nothing; those in use are closed after the answer. */
    public void drain(Upstream upstream) {
        loop.execute(() -> pool.closeIdle(upstream));
    }

    /** Breaks off what is still going on with it. */
    public void drop(Upstream upstream) {
        loop.execute(() -> pool.closeAll(upstream));
    }

    @Override
    public void close() {
        loop.close();
    }
}
