package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageRows;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Finds what an address means: jobs at {@code /job/<name>/}, builds below them, as on any Jenkins. What changes
 * something is a POST with a crumb.
 */
final class FrontServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOGGER = Logger.getLogger(FrontServlet.class.getName());

    private final transient Jenkins jenkins;
    private final transient Crumbs crumbs;
    private final transient StageRows rows = new StageRows();
    private final transient JobPages jobPages;
    private transient BuildRoutes builds;
    private transient StaplerFront stapler;
    private final transient Logins logins;

    FrontServlet(Jenkins jenkins, Crumbs crumbs) {
        this.jenkins = jenkins;
        this.crumbs = crumbs;
        this.jobPages = new JobPages(rows, crumbs.value());
        this.logins = new Logins(jenkins, crumbs.value());
    }

    @Override
    public void init() throws ServletException {
        stapler = new StaplerFront(jenkins, getServletConfig(), crumbs);
        ActionViews views = new ActionViews(getServletContext());
        builds = new BuildRoutes(rows, new BuildPages(rows, views, crumbs.value()));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Jenkins", Jenkins.VERSION);
        Exchange exchange = new Exchange(request, response);
        try {
            if (!Crumbs.isForThisHost(request)) {
                exchange.fail(HttpServletResponse.SC_FORBIDDEN, "This server answers as 127.0.0.1 or localhost only.");
            } else if (exchange.isPost() && !crumbs.isValid(request)) {
                exchange.fail(HttpServletResponse.SC_FORBIDDEN, "No valid crumb was included in the request");
            } else {
                try (ACLContext ignored = ACL.as2(logins.who(request))) {
                    answer(exchange);
                }
            }
        } catch (AuthenticationException e) {
            exchange.fail(HttpServletResponse.SC_UNAUTHORIZED, "Invalid password/token for user");
        }
    }

    private void answer(Exchange exchange) throws IOException {
        String address = exchange.request().getRequestURI();
        try {
            if (logins.route(exchange) || routeToStatic(exchange)) {
                return;
            }
            jenkins.checkPermission(Jenkins.READ);
            if (!route(exchange)) {
                stapler.service(exchange.request(), new FramedErrors(exchange));
            }
        } catch (AccessDeniedException e) {
            exchange.fail(HttpServletResponse.SC_FORBIDDEN, e.getMessage());
        } catch (ServletException | RuntimeException | LinkageError e) {
            AccessDeniedException denied = denial(e);
            if (denied != null) {
                exchange.fail(HttpServletResponse.SC_FORBIDDEN, denied.getMessage());
                return;
            }
            LOGGER.log(Level.WARNING, "Could not answer " + address, e);
            exchange.fail(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "This page failed; the log says why.");
        }
    }

    private static AccessDeniedException denial(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException denied) {
                return denied;
            }
        }
        return null;
    }

    private boolean route(Exchange exchange) throws IOException, ServletException {
        List<String> path = exchange.path();
        if (path.isEmpty()) {
            exchange.html(jobPages.list(exchange.home(), jobs()));
            return true;
        }
        switch (path.get(0)) {
            case "jobs":
                exchange.html(jobPages.listPart(exchange.home(), jobs()));
                return true;
            case "crumbIssuer":
                exchange.json(Json.object("crumbRequestField", Crumbs.FIELD, "crumb", crumbs.value()));
                return true;
            case "api":
                exchange.json(Json.jobs(jobs()));
                return true;
            case "job":
                return routeToJob(exchange);
            default:
                return false;
        }
    }

    private boolean routeToJob(Exchange exchange) throws IOException, ServletException {
        List<String> path = exchange.path();
        Item item = null;
        int at = 0;
        for (StringBuilder name = new StringBuilder();
                at + 1 < path.size() && path.get(at).equals("job");
                at += 2) {
            name.append(at == 0 ? "" : "/").append(path.get(at + 1));
            item = jenkins.getItemByFullName(name.toString());
        }
        if (!(item instanceof Job<?, ?> job)) {
            return false;
        }
        List<String> rest = path.subList(at, path.size());
        if (rest.isEmpty()) {
            if (!exchange.redirectedToSlash()) {
                exchange.html(jobPages.job(exchange.home(), job));
            }
            return true;
        }
        switch (rest.get(0)) {
            case "stages":
                exchange.html(jobPages.stages(job));
                return true;
            case "build":
            case "buildWithParameters":
                return exchange.isPost() && BuildStarter.start(exchange, job);
            case "api":
                exchange.json(Json.job(job));
                return true;
            case "wfapi":
                exchange.json(Json.runs(rows.of(job)));
                return true;
            default:
                Run<?, ?> run = find(job, rest.get(0));
                return run != null
                        && stapler.within(exchange, () -> builds.route(exchange, run, rest.subList(1, rest.size())));
        }
    }

    private static Run<?, ?> find(Job<?, ?> job, String number) {
        if (number.equals("lastBuild")) {
            return job.getLastBuild();
        }
        return number.matches("[0-9]{1,9}") ? job.getBuildByNumber(Integer.parseInt(number)) : null;
    }

    private List<Job<?, ?>> jobs() {
        return jenkins.getAllItems(Job.class).stream()
                .<Job<?, ?>>map(job -> job)
                .toList();
    }

    private static boolean routeToStatic(Exchange exchange) throws IOException {
        List<String> path = exchange.path();
        return path.size() == 2 && path.get(0).equals("static") && serveStatic(exchange, path.get(1));
    }

    private static boolean serveStatic(Exchange exchange, String name) throws IOException {
        if (!name.matches("[a-z]+\\.(css|js)")) {
            return false;
        }
        try (InputStream in = FrontServlet.class.getResourceAsStream(name)) {
            if (in == null) {
                return false;
            }
            exchange.stream(name.endsWith(".css") ? "text/css" : "text/javascript", in);
            return true;
        }
    }
}
