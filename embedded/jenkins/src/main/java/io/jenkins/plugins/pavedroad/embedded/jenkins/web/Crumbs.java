package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;

/**
 * Tells this server's own pages from other sites that the same browser has open: a change needs the crumb, which other
 * sites cannot read, and any request must name this host, so that no other name can be bent to it.
 */
final class Crumbs {
    static final String FIELD = "Jenkins-Crumb";
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    private final String crumb;

    Crumbs() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        crumb = HexFormat.of().formatHex(bytes);
    }

    String value() {
        return crumb;
    }

    boolean isValid(HttpServletRequest request) {
        String given = request.getHeader(FIELD);
        if (given == null) {
            given = request.getParameter(FIELD);
        }
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), crumb.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isForThisHost(HttpServletRequest request) {
        String host = request.getServerName();
        return host != null && HOSTS.contains(host.toLowerCase(Locale.ROOT));
    }
}
