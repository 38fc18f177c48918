package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** One request and the ways to answer it. */
final class Exchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final List<String> path;

    Exchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.path = Paths.segments(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    /** Where the job list is; ends in a slash. */
    String home() {
        return request.getContextPath() + "/";
    }

    List<String> path() {
        return path;
    }

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
    }

    boolean isPost() {
        return request.getMethod().equals("POST");
    }

    /** Pages name what is below them relatively, so their own address must end in a slash. */
    boolean redirectedToSlash() throws IOException {
        if (request.getRequestURI().endsWith("/")) {
            return false;
        }
        redirect(request.getRequestURI() + "/");
        return true;
    }

    void redirect(String to) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", to);
    }

    void html(Html html) throws IOException {
        write("text/html;charset=utf-8", html.toString());
    }

    void json(String json) throws IOException {
        write("application/json;charset=utf-8", json);
    }

    void text(String text) throws IOException {
        write("text/plain;charset=utf-8", text);
    }

    void stream(String type, InputStream in) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding("utf-8");
        in.transferTo(response.getOutputStream());
    }

    void fail(int status, String why) throws IOException {
        response.setStatus(status);
        html(Page.frame(
                home(),
                "Error " + status,
                new Html().element("h1", "Error " + status).element("p", why)));
    }

    private void write(String type, String text) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
