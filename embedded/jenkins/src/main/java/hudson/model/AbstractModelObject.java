package hudson.model;

import hudson.search.Search;
import hudson.search.SearchIndex;
import hudson.search.SearchIndexBuilder;
import hudson.search.SearchableModelObject;
import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletResponse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** Base of the model objects that have a page. */
public abstract class AbstractModelObject implements SearchableModelObject {
    public AbstractModelObject() {}

    protected SearchIndexBuilder makeSearchIndex() {
        return new SearchIndexBuilder();
    }

    @Override
    public final SearchIndex getSearchIndex() {
        return makeSearchIndex().make();
    }

    @Override
    public Search getSearch() {
        return new Search();
    }

    @Override
    public String getSearchName() {
        return getDisplayName();
    }

    protected final void requirePOST() throws ServletException {
        StaplerRequest request = Stapler.getCurrentRequest();
        if (request != null && !request.getMethod().equals("POST")) {
            throw new ServletException("Must be POST, Can't be " + request.getMethod());
        }
    }

    protected final void sendError(Exception e) throws ServletException, IOException {
        sendError(e.getMessage());
    }

    protected final void sendError(String message) throws ServletException, IOException {
        Stapler.getCurrentResponse().sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, message);
    }

    protected final void sendError(Exception e, StaplerRequest req, StaplerResponse rsp)
            throws ServletException, IOException {
        sendError(e.getMessage(), req, rsp);
    }

    protected final void sendError(String message, StaplerRequest req, StaplerResponse rsp)
            throws ServletException, IOException {
        sendError(message, req, rsp, false);
    }

    /** Approximated: the message is sent as it is, whether preformatted or not. */
    protected final void sendError(String message, StaplerRequest req, StaplerResponse rsp, boolean pre)
            throws ServletException, IOException {
        rsp.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, message);
    }
}
