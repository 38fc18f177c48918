package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.model.User;
import hudson.security.ACL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/** Who asks: a session that began at {@code /login}, or HTTP's basic authentication, or nobody in particular. */
final class Logins {
    private static final String WHO = Logins.class.getName();

    private final Jenkins jenkins;
    private final String crumb;

    Logins(Jenkins jenkins, String crumb) {
        this.jenkins = jenkins;
        this.crumb = crumb;
    }

    /** @throws AuthenticationException when a name and password come with the request and are wrong */
    Authentication who(HttpServletRequest request) {
        String basic = request.getHeader("Authorization");
        if (basic != null && basic.startsWith("Basic ")) {
            String[] parts = decode(basic.substring("Basic ".length())).split(":", 2);
            return authenticate(parts[0], parts.length == 2 ? parts[1] : "");
        }
        HttpSession session = request.getSession(false);
        Object who = session == null ? null : session.getAttribute(WHO);
        return who instanceof Authentication known ? known : Jenkins.ANONYMOUS2;
    }

    /** The page, and what it sends. */
    boolean route(Exchange exchange) throws IOException {
        String last = exchange.path().isEmpty() ? "" : exchange.path().get(0);
        switch (last) {
            case "login":
                exchange.html(page(exchange.home(), false));
                return true;
            case "j_spring_security_check":
                return exchange.isPost() && enter(exchange);
            case "logout":
                HttpSession session = exchange.request().getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                exchange.redirect(exchange.home());
                return true;
            default:
                return false;
        }
    }

    private boolean enter(Exchange exchange) throws IOException {
        HttpServletRequest request = exchange.request();
        try {
            Authentication who = authenticate(request.getParameter("j_username"), request.getParameter("j_password"));
            HttpSession before = request.getSession(false);
            if (before != null) {
                before.invalidate();
            }
            request.getSession(true).setAttribute(WHO, who);
            exchange.redirect(exchange.home());
        } catch (AuthenticationException e) {
            exchange.response().setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            exchange.html(page(exchange.home(), true));
        }
        return true;
    }

    private Authentication authenticate(String name, String password) {
        Authentication who = jenkins.getSecurityRealm()
                .getSecurityComponents()
                .manager2
                .authenticate(new UsernamePasswordAuthenticationToken(name, password));
        if (!ACL.isAnonymous2(who)) {
            User.getById(who.getName(), true);
        }
        return who;
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private Html page(String home, boolean refused) {
        Html body = new Html().element("h1", "Sign in");
        if (refused) {
            body.element("p", "Invalid username or password", "class", "error");
        }
        body.open(
                "form",
                "method",
                "post",
                "action",
                home + "j_spring_security_check",
                "name",
                "login",
                "class",
                "no-json card");
        body.empty("input", "type", "hidden", "name", Crumbs.FIELD, "value", crumb);
        body.open("label")
                .text("Username ")
                .empty("input", "name", "j_username")
                .close();
        body.open("label")
                .text("Password ")
                .empty("input", "type", "password", "name", "j_password")
                .close();
        body.element("button", "Sign in", "type", "submit", "name", "Submit", "class", "primary")
                .close();
        return Page.frame(home, "Sign in", body);
    }
}
