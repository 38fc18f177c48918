package hudson.util;

import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.HttpResponses.HttpResponseException;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** The answer to a form that was taken: Save goes on, Apply stays. */
public class FormApply {
    public FormApply() {}

    /** @param destination where Save leads */
    public static HttpResponseException success(String destination) {
        return new Applied(destination);
    }

    public static boolean isApply(StaplerRequest req) {
        return Boolean.parseBoolean(req.getParameter("core:apply"));
    }

    private static final class Applied extends HttpResponseException {
        private static final long serialVersionUID = 1L;

        private final String destination;

        Applied(String destination) {
            this.destination = destination;
        }

        @Override
        public void generateResponse(StaplerRequest req, StaplerResponse rsp, Object node)
                throws java.io.IOException, javax.servlet.ServletException {
            if (isApply(req)) {
                rsp.setStatus(200);
            } else {
                HttpResponses.redirectTo(destination).generateResponse(req, rsp, node);
            }
        }
    }
}
