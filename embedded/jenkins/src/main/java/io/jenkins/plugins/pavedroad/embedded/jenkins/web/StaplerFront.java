package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.util.Secret;
import java.io.IOException;
import javax.servlet.ServletConfig;
import javax.servlet.ServletContextEvent;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import jenkins.model.Jenkins;
import org.apache.commons.beanutils.Converter;
import org.kohsuke.stapler.CrumbIssuer;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.WebApp;
import org.kohsuke.stapler.jelly.JellyFacet;

/** Serves model objects, their Jelly views and their web methods, through the real Stapler with Jenkins as its root. */
final class StaplerFront {
    private final Stapler stapler = new Stapler();

    StaplerFront(Jenkins jenkins, ServletConfig config, Crumbs crumbs) throws ServletException {
        JellyFacet.setExpressionFactory(new ServletContextEvent(config.getServletContext()), new ViewExpressions());
        Stapler.CONVERT_UTILS.register(new SecretText(), Secret.class);
        stapler.init(config);
        WebApp webApp = WebApp.get(config.getServletContext());
        webApp.setApp(jenkins);
        webApp.setClassLoader(jenkins.getPluginManager().uberClassLoader);
        webApp.facets.add(new JenkinsRoutes());
        webApp.setCrumbIssuer(new CrumbIssuer() {
            @Override
            public String issueCrumb(StaplerRequest request) {
                return crumbs.value();
            }
        });
    }

    void service(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        stapler.service(request, response);
    }

    /** Does the work as if Stapler had called it: views look for their texts by the request that they are drawn in. */
    boolean within(Exchange exchange, Work work) throws IOException, ServletException {
        Routed routed = new Routed(work);
        stapler.invoke(exchange.request(), new FramedErrors(exchange), routed, "/work");
        if (routed.failure != null) {
            throw routed.failure;
        }
        return routed.answered;
    }

    /** Answers a request, or says that it is not its own. */
    interface Work {
        boolean run() throws IOException;
    }

    /** Found by Stapler under {@code work}. */
    public static final class Routed {
        private final Work work;
        private boolean answered;
        private IOException failure;

        Routed(Work work) {
            this.work = work;
        }

        public void doWork(StaplerRequest request, StaplerResponse response) {
            try {
                answered = work.run();
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /** What a password field sends: a saved secret as it is saved, a new one as it was typed. */
    private static final class SecretText implements Converter {
        @Override
        public <T> T convert(Class<T> type, Object value) {
            return type.cast(Secret.fromString(value.toString()));
        }
    }
}
