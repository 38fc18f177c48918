package io.jenkins.plugins.pavedroad.config;

import hudson.Extension;
import java.io.IOException;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.ProxyWhitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.StaticWhitelist;

/** Lets sandboxed Pipelines read what the steps return. The list is the resource {@code results-whitelist}. */
@Extension
public class ResultsWhitelist extends ProxyWhitelist {
    public ResultsWhitelist() throws IOException {
        super(StaticWhitelist.from(ResultsWhitelist.class.getResource("results-whitelist")));
    }
}
