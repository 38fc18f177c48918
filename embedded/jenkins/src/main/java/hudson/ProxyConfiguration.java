package hudson;

import hudson.model.AbstractDescribableImpl;
import hudson.model.Items;
import hudson.model.Saveable;
import hudson.util.Secret;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The proxy through which Jenkins reaches the world; kept in {@code proxy.xml}. */
public final class ProxyConfiguration extends AbstractDescribableImpl<ProxyConfiguration>
        implements Saveable, Serializable {
    private static final long serialVersionUID = 1L;

    public final String name;
    public final int port;
    public String noProxyHost;
    private String userName;
    private Secret secretPassword;
    private String testUrl;

    @DataBoundConstructor
    public ProxyConfiguration(String name, int port) {
        this(name, port, null, null);
    }

    public ProxyConfiguration(String name, int port, String userName, String password) {
        this(name, port, userName, password, null);
    }

    public ProxyConfiguration(String name, int port, String userName, String password, String noProxyHost) {
        this(name, port, userName, password, noProxyHost, null);
    }

    public ProxyConfiguration(
            String name, int port, String userName, String password, String noProxyHost, String testUrl) {
        this.name = Util.fixEmptyAndTrim(name);
        this.port = port;
        this.userName = Util.fixEmptyAndTrim(userName);
        this.secretPassword = password == null ? null : Secret.fromString(password);
        this.noProxyHost = Util.fixEmptyAndTrim(noProxyHost);
        this.testUrl = Util.fixEmptyAndTrim(testUrl);
    }

    public String getName() {
        return name;
    }

    public int getPort() {
        return port;
    }

    public String getUserName() {
        return userName;
    }

    @DataBoundSetter
    public void setUserName(String userName) {
        this.userName = userName;
    }

    public Secret getSecretPassword() {
        return secretPassword;
    }

    @DataBoundSetter
    public void setSecretPassword(Secret secretPassword) {
        this.secretPassword = secretPassword;
    }

    public String getTestUrl() {
        return testUrl;
    }

    @DataBoundSetter
    public void setTestUrl(String testUrl) {
        this.testUrl = testUrl;
    }

    public String getNoProxyHost() {
        return noProxyHost;
    }

    @DataBoundSetter
    public void setNoProxyHost(String noProxyHost) {
        this.noProxyHost = noProxyHost;
    }

    public List<Pattern> getNoProxyHostPatterns() {
        return getNoProxyHostPatterns(noProxyHost);
    }

    /** Names with {@code *}, separated by space, comma, bar or line. */
    public static List<Pattern> getNoProxyHostPatterns(String noProxyHost) {
        List<Pattern> patterns = new ArrayList<>();
        for (String name : Util.fixNull(noProxyHost).split("[ \t\n,|]+")) {
            if (!name.isEmpty()) {
                patterns.add(Pattern.compile(name.replace(".", "\\.").replace("*", ".*")));
            }
        }
        return patterns;
    }

    public Proxy createProxy(String host) {
        return createProxy(host, name, port, noProxyHost);
    }

    public static Proxy createProxy(String host, String name, int port, String noProxyHost) {
        boolean direct = host == null
                ? name == null
                : getNoProxyHostPatterns(noProxyHost).stream()
                        .anyMatch(p -> p.matcher(host).matches());
        return direct || name == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, new InetSocketAddress(name, port));
    }

    @Override
    public void save() throws IOException {
        if (!BulkChange.contains(this)) {
            getXmlFile().write(this);
        }
    }

    public static XmlFile getXmlFile() {
        return new XmlFile(Items.XSTREAM2, new File(Jenkins.get().getRootDir(), "proxy.xml"));
    }

    public static ProxyConfiguration load() throws IOException {
        XmlFile file = getXmlFile();
        return file.exists() ? (ProxyConfiguration) file.read() : null;
    }
}
