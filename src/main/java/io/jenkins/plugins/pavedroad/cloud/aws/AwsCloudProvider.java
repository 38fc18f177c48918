package io.jenkins.plugins.pavedroad.cloud.aws;

import hudson.Extension;
import hudson.PluginWrapper;
import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.CallerIdentity;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudProvider;
import io.jenkins.plugins.pavedroad.config.AccessKeysAdapter;
import io.jenkins.plugins.pavedroad.config.NetworkAdapter;
import java.time.Clock;
import jenkins.model.Jenkins;

/** Opens AWS for every account. */
@Extension
public class AwsCloudProvider extends CloudProvider {
    private AwsClouds clouds;

    @Override
    public boolean offers(Account account) {
        return true;
    }

    @Override
    public Cloud open(Account account) {
        return clouds().cloud(account);
    }

    @Override
    public CallerIdentity identify(Account account) {
        return clouds().identify(account);
    }

    private synchronized AwsClouds clouds() {
        if (clouds == null) {
            clouds = new AwsClouds(new AccessKeysAdapter(), version(), new NetworkAdapter(), Clock.systemUTC());
        }
        return clouds;
    }

    private static String version() {
        PluginWrapper plugin = Jenkins.get().getPluginManager().getPlugin("paved-road");
        return plugin == null ? "dev" : plugin.getVersion();
    }

    @Override
    public synchronized void close() {
        if (clouds != null) {
            clouds.close();
            clouds = null;
        }
    }
}
