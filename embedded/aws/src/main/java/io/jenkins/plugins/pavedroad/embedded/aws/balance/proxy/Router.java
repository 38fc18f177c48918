package io.jenkins.plugins.pavedroad.embedded.aws.balance.proxy;

import java.util.Optional;

/** Decides where the next request goes; empty when there is nobody to send it to. Called from the proxy's thread. */
@FunctionalInterface
public interface Router {
    Optional<? extends Upstream> next();
}
