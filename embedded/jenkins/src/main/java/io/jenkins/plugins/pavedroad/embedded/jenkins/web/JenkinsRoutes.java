package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.model.Job;
import java.io.IOException;
import java.util.List;
import javax.servlet.ServletException;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.kohsuke.stapler.Dispatcher;
import org.kohsuke.stapler.Facet;
import org.kohsuke.stapler.MetaClass;
import org.kohsuke.stapler.RequestImpl;
import org.kohsuke.stapler.ResponseImpl;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/**
 * The addresses that Jenkins answers by methods which take its own Stapler's request; that type does not exist in the
 * Stapler that Maven Central has.
 */
final class JenkinsRoutes extends Facet {
    /** Takes what a form sends. */
    private interface Form<T> {
        void submit(T owner, StaplerRequest request, StaplerResponse response) throws IOException, ServletException;
    }

    @Override
    public void buildViewDispatchers(MetaClass owner, List<Dispatcher> dispatchers) {
        add(owner, dispatchers, Jenkins.class, "configSubmit", SystemForm::submit);
        add(owner, dispatchers, Job.class, "configSubmit", JobForm::submit);
        add(owner, dispatchers, Snippetizer.class, "generateSnippet", SnippetForm::submit);
    }

    private static <T> void add(
            MetaClass owner, List<Dispatcher> dispatchers, Class<T> type, String address, Form<? super T> form) {
        if (type.isAssignableFrom(owner.clazz)) {
            dispatchers.add(new Submission<>(type, address, form));
        }
    }

    @Override
    public boolean handleIndexRequest(RequestImpl req, ResponseImpl rsp, Object node, MetaClass nodeMetaClass) {
        return false;
    }

    /** An address right below the object that has the form. */
    private static final class Submission<T> extends Dispatcher {
        private final Class<T> type;
        private final String address;
        private final Form<? super T> form;

        Submission(Class<T> type, String address, Form<? super T> form) {
            this.type = type;
            this.address = address;
            this.form = form;
        }

        @Override
        public boolean dispatch(RequestImpl req, ResponseImpl rsp, Object node) throws IOException, ServletException {
            if (req.tokens.countRemainingTokens() != 1 || !req.tokens.peek().equals(address)) {
                return false;
            }
            req.tokens.next();
            form.submit(type.cast(node), req, rsp);
            return true;
        }

        @Override
        public String toString() {
            return address;
        }
    }
}
