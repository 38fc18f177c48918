package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts: each has its resources to itself, but for images, snapshots and keys that it shares. What else AWS lets one
 * account see of another's (other accounts' buckets) is not here. An account comes into being with the first call made as one
 * of its users or roles.
 */
final class Accounts implements AutoCloseable {
    private record Account(Cloud cloud, List<ServiceHandler> services) {}

    private final Cloud first;
    private final EmbeddedAws aws;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    Accounts(Cloud first, EmbeddedAws aws) throws IOException {
        this.first = first;
        this.aws = aws;
        accounts.put(first.account(), new Account(first, Wiring.services(first, aws)));
    }

    Cloud cloud(String number) {
        return account(number).cloud();
    }

    List<ServiceHandler> services(String number) {
        return account(number).services();
    }

    private synchronized Account account(String number) {
        return accounts.computeIfAbsent(number, other -> {
            Cloud cloud = first.neighbour(other);
            try {
                return new Account(cloud, Wiring.services(cloud, aws));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public synchronized void close() {
        accounts.values().forEach(account -> account.cloud().balancing().close());
    }
}
