package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Connections to targets. Used on the loop's thread only. */
final class TargetPool {
    private static final class Connections {
        private final Set<TargetConnection> all = new LinkedHashSet<>();
        private final Deque<TargetConnection> idle = new ArrayDeque<>();
    }

    private final EventLoop loop;
    private final Map<Upstream, Connections> connections = new HashMap<>();

    TargetPool(EventLoop loop) {
        this.loop = loop;
    }

    /** The connection that was idle for the shortest time, or a new one. */
    TargetConnection take(Upstream upstream) {
        Connections known = connections.computeIfAbsent(upstream, any -> new Connections());
        TargetConnection connection = known.idle.pollLast();
        if (connection == null) {
            try {
                connection = new TargetConnection(upstream, this, loop);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            known.all.add(connection);
        }
        return connection;
    }

    void giveBack(TargetConnection connection) {
        connections.get(connection.upstream()).idle.addLast(connection);
    }

    void remove(TargetConnection connection) {
        Connections known = connections.get(connection.upstream());
        if (known != null) {
            known.all.remove(connection);
            known.idle.remove(connection);
            if (known.all.isEmpty()) {
                connections.remove(connection.upstream());
            }
        }
    }

    /** Closes what is idle; busy connections close after their exchange. */
    void closeIdle(Upstream upstream) {
        Connections known = connections.get(upstream);
        if (known != null) {
            List.copyOf(known.idle).forEach(TargetConnection::close);
        }
    }

    /** Breaks off what is still going on. */
    void closeAll(Upstream upstream) {
        Connections known = connections.get(upstream);
        if (known != null) {
            List.copyOf(known.all).forEach(TargetConnection::breakOff);
        }
    }

    void later(Runnable task) {
        loop.execute(task);
    }
}
