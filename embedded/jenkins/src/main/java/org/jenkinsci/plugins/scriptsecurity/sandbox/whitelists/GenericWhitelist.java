package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;

import hudson.Extension;
import io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.HarmlessClasses;
import java.io.IOException;

/** What any script may use: values, text, collections, time. Approximation: by class rather than by member. */
@Extension
public final class GenericWhitelist extends ProxyWhitelist {

    public GenericWhitelist() throws ReadFailure {
        super(load());
    }

    private static HarmlessClasses load() {
        try {
            return HarmlessClasses.stock();
        } catch (IOException e) {
            throw new ReadFailure(e);
        }
    }

    private static final class ReadFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReadFailure(IOException cause) {
            super(cause);
        }
    }
}
