package io.jenkins.plugins.pavedroad.embedded.run.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The first build of one job, over HTTP as on any Jenkins that has the stage view. Blocks; thread-safe. */
public final class JenkinsClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    /** A crumb may be good for one session only. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .build();

    private final ObjectMapper json = new ObjectMapper();
    private final URI root;
    private final URI job;

    /** @param root the Jenkins's first page, with a slash at the end */
    public JenkinsClient(URI root, String job) {
        this.root = root;
        this.job = root.resolve("job/" + job + "/");
    }

    /** The page with the stage view. */
    public URI jobPage() {
        return job;
    }

    public URI buildPage() {
        return job.resolve("1/");
    }

    /** Whether it answers requests. */
    boolean up() throws InterruptedException {
        try {
            return get(job).statusCode() < BAD_REQUEST;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Puts a build into the queue. */
    public void start() throws IOException, InterruptedException {
        post(job.resolve("build?delay=0sec"));
    }

    /** Nothing while the build does not exist yet. */
    public Optional<Build> look() throws IOException, InterruptedException {
        HttpResponse<String> answer = get(buildPage().resolve("wfapi/describe"));
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(Build.of(json.readTree(body(answer))));
    }

    public String console() throws IOException, InterruptedException {
        return body(get(buildPage().resolve("consoleText")));
    }

    /** Asks for the build's end, as its stop button does; it unwinds first. */
    public void stop() throws IOException, InterruptedException {
        post(buildPage().resolve("stop"));
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).GET());
    }

    private void post(URI address) throws IOException, InterruptedException {
        JsonNode crumb = json.readTree(body(get(root.resolve("crumbIssuer/api/json"))));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address)
                .header(
                        crumb.path("crumbRequestField").asText(),
                        crumb.path("crumb").asText())
                .POST(HttpRequest.BodyPublishers.noBody()));
        if (answer.statusCode() >= BAD_REQUEST) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String body(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= BAD_REQUEST) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
