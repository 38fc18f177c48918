package io.jenkins.plugins.pavedroad.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Certificate authorities that are trusted in addition to the JVM's, such as that of a proxy that looks into TLS. */
public final class CertificateAuthorities {
    /** The JVM's alone. */
    public static final CertificateAuthorities NONE = new CertificateAuthorities(List.of());

    private final List<Certificate> certificates;
    private SSLSocketFactory sockets;

    private CertificateAuthorities(Collection<? extends Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /**
     * @param pem certificates one after the other in PEM form; null or blank for none
     * @throws IllegalArgumentException in one sentence, when there is anything else
     */
    public static CertificateAuthorities of(String pem) {
        if (pem == null || pem.isBlank()) {
            return NONE;
        }
        if (pem.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    "The certificate authorities hold a private key; they must be certificates only, in PEM form.");
        }
        try {
            Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII)));
            if (read.isEmpty()) {
                throw new CertificateException("there is none");
            }
            return new CertificateAuthorities(read);
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException(
                    "The certificate authorities cannot be read; they must be certificates in PEM form, each from"
                            + " -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.",
                    unreadable);
        }
    }

    /** Sockets that trust these and the JVM's; empty when there are none beside the JVM's. The same one each time. */
    public synchronized Optional<SSLSocketFactory> sockets() {
        if (sockets == null && !certificates.isEmpty()) {
            sockets = make();
        }
        return Optional.ofNullable(sockets);
    }

    private SSLSocketFactory make() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager usual) {
                    for (X509Certificate certificate : usual.getAcceptedIssuers()) {
                        trusted.setCertificateEntry("jvm-" + number++, certificate);
                    }
                }
            }
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("configured-" + number++, certificate);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trusted), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This JVM cannot trust more certificate authorities than its own", e);
        }
    }

    /** @param trusted null for the JVM's */
    private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
