package jenkins.model;

import hudson.Extension;
import hudson.Util;
import hudson.model.PersistentDescriptor;

/** Where this Jenkins is reached, and whom its mails come from. */
@Extension(ordinal = JenkinsLocationConfiguration.ORDINAL)
@org.jenkinsci.Symbol("location")
public class JenkinsLocationConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    public static final int ORDINAL = 200;

    private String adminAddress;
    private String jenkinsUrl;

    public JenkinsLocationConfiguration() {}

    public static JenkinsLocationConfiguration get() {
        return GlobalConfiguration.all().getInstance(JenkinsLocationConfiguration.class);
    }

    @Override
    public synchronized void load() {
        super.load();
    }

    public String getAdminAddress() {
        return adminAddress == null ? "address not configured yet <nobody@nowhere>" : adminAddress;
    }

    public void setAdminAddress(String adminAddress) {
        this.adminAddress = Util.fixEmptyAndTrim(adminAddress);
        save();
    }

    public String getUrl() {
        return jenkinsUrl;
    }

    /** A missing slash at the end is added. */
    public void setUrl(String jenkinsUrl) {
        String url = Util.nullify(jenkinsUrl);
        this.jenkinsUrl = url == null || url.endsWith("/") ? url : url + '/';
        save();
    }
}
