package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.io.IOException;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/** Draws errors in this server's frame. */
final class FramedErrors extends HttpServletResponseWrapper {
    private final Exchange exchange;

    FramedErrors(Exchange exchange) {
        super(exchange.response());
        this.exchange = exchange;
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(
                status,
                status == HttpServletResponse.SC_NOT_FOUND
                        ? "There is nothing at " + exchange.request().getRequestURI()
                        : "");
    }

    @Override
    public void sendError(int status, String why) throws IOException {
        exchange.fail(status, why);
    }
}
