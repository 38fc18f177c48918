package io.jenkins.plugins.pavedroad.config;

import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.pavedroad.cloud.CertificateAuthorities;
import io.jenkins.plugins.pavedroad.cloud.Network;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Jenkins's proxy with its exceptions, and the certificate authorities an administrator added. */
public final class NetworkAdapter implements Network {
    private String pem;
    private CertificateAuthorities authorities = CertificateAuthorities.NONE;

    @Override
    public Proxy proxy(String host) {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        return proxy == null ? Proxy.NO_PROXY : proxy.createProxy(host);
    }

    @Override
    public Optional<PasswordAuthentication> proxyLogin() {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        if (proxy == null || proxy.getUserName() == null) {
            return Optional.empty();
        }
        String password = Secret.toString(proxy.getSecretPassword());
        return Optional.of(new PasswordAuthentication(proxy.getUserName(), password.toCharArray()));
    }

    /** Made once for each text, so that connections can be kept alive. */
    @Override
    public synchronized CertificateAuthorities authorities() {
        String now = PavedRoadConfiguration.get().getSettings().getCertificateAuthorities();
        if (now != null && !now.equals(pem)) {
            authorities = CertificateAuthorities.of(now);
            pem = now;
        }
        return now == null ? CertificateAuthorities.NONE : authorities;
    }
}
