package org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists;

import hudson.Extension;
import io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.HarmlessClasses;
import java.io.IOException;

/** What any script may use: values, text, collections, time. Approximation: by class rather than by member. */
@Extension
public final class GenericWhitelist extends ProxyWhitelist {

    public GenericWhitelist() throws IOException {
        super(HarmlessClasses.stock());
    }
}
