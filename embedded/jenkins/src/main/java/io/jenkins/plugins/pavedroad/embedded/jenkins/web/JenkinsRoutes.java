package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.io.IOException;
import java.util.List;
import javax.servlet.ServletException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.Dispatcher;
import org.kohsuke.stapler.Facet;
import org.kohsuke.stapler.MetaClass;
import org.kohsuke.stapler.RequestImpl;
import org.kohsuke.stapler.ResponseImpl;

/**
 * The address that Jenkins answers by a method which takes its own Stapler's request; that type does not exist in the
 * Stapler that Maven Central has.
 */
final class JenkinsRoutes extends Facet {
    @Override
    public void buildViewDispatchers(MetaClass owner, List<Dispatcher> dispatchers) {
        if (Jenkins.class.isAssignableFrom(owner.clazz)) {
            dispatchers.add(new Submission());
        }
    }

    @Override
    public boolean handleIndexRequest(RequestImpl req, ResponseImpl rsp, Object node, MetaClass nodeMetaClass) {
        return false;
    }

    /** {@code configSubmit}, below Jenkins or below Manage Jenkins. */
    private static final class Submission extends Dispatcher {
        @Override
        public boolean dispatch(RequestImpl req, ResponseImpl rsp, Object node) throws IOException, ServletException {
            if (req.tokens.countRemainingTokens() != 1 || !req.tokens.peek().equals("configSubmit")) {
                return false;
            }
            req.tokens.next();
            SystemForm.submit((Jenkins) node, req, rsp);
            return true;
        }

        @Override
        public String toString() {
            return "configSubmit";
        }
    }
}
