package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.model.InvisibleAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class WebFrontTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private final HttpClient client = HttpClient.newHttpClient();
    private WebFront front;

    @Before
    public void start() throws IOException {
        front = WebFront.start(jenkins.jenkins, 0);
    }

    @After
    public void stop() {
        front.close();
    }

    @Test
    public void stageViewHasAColumnPerStageAndBranchAndARowPerBuild() throws Exception {
        WorkflowJob job = job(
                """
                stage('Build') { echo 'made' }
                stage('Deploy') { parallel(east: { echo 'there' }, west: { error 'no room' }) }
                stage('Sweep') { echo 'never' }
                """);
        jenkins.buildAndAssertStatus(Result.FAILURE, job);

        String page = get("job/shop/").body();

        assertThat(page, containsString(">Build</th>"));
        assertThat(page, containsString("colspan=\"3\">Deploy</th>"));
        assertThat(page, containsString(">east</th>"));
        assertThat(page, containsString("title=\"Build: success\""));
        assertThat(page, containsString("title=\"Deploy: failed\""));
        assertThat(page, containsString("title=\"east: success\""));
        assertThat(page, containsString("title=\"west: failed\""));
        assertThat(page, not(containsString(">Sweep</th>")));
        assertThat(page, containsString("data-build=\"1\""));
    }

    @Test
    public void aStagesLogIsOneClickAway() throws Exception {
        WorkflowJob job = job("stage('Build') { echo 'made it' }\nstage('Other') { echo 'elsewhere' }");
        jenkins.buildAndAssertSuccess(job);
        String page = get("job/shop/").body();
        String link = page.replaceFirst("(?s).*?title=\"Build: success\".*?href=\"([^\"]+)\".*", "$1");

        String log = get("job/shop/" + link).body();

        assertThat(log, containsString("made it"));
        assertThat(log, not(containsString("elsewhere")));
    }

    @Test
    public void consoleGoesOnWhereTheReaderStopped() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job("echo 'first'\necho 'second'"));
        HttpResponse<String> whole = get(build.getUrl() + "logText/progressiveText?start=0");
        int half = whole.body().indexOf("second");

        HttpResponse<String> rest = get(build.getUrl() + "logText/progressiveText?start="
                + whole.body().substring(0, half).getBytes(StandardCharsets.UTF_8).length);

        assertThat(rest.body(), containsString("second"));
        assertThat(rest.body(), not(containsString("first")));
        assertEquals(whole.headers().firstValue("X-Text-Size"), rest.headers().firstValue("X-Text-Size"));
        assertTrue(rest.headers().firstValue("X-More-Data").isEmpty());
        assertThat(get(build.getUrl() + "console").body(), containsString("<span class=\"pipeline\">[Pipeline] echo"));
    }

    @Test
    public void aQuestionIsAskedAndAnsweredOnThePage() throws Exception {
        WorkflowJob job = job("stage('Approve') { input id: 'Go', message: 'Really <b>now</b>?' }");
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        String page = waitForPage("job/shop/", "asks:");
        assertThat(page, containsString("Really &lt;b&gt;now&lt;/b&gt;?"));
        assertThat(page, containsString("title=\"Approve: waiting for input\""));

        HttpResponse<String> answer = post(build.getUrl() + "input/Go/proceedEmpty", crumb());

        assertEquals(302, answer.statusCode());
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    }

    @Test
    public void aBuildIsStoppedFromItsPage() throws Exception {
        WorkflowRun build =
                job("stage('Wait') { input 'Go on?' }").scheduleBuild2(0).waitForStart();
        waitForPage("job/shop/", "asks:");

        post(build.getUrl() + "stop", crumb());

        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(get("job/shop/").body(), containsString("title=\"Wait: aborted\""));
    }

    @Test
    public void aBuildIsStartedWithParameters() throws Exception {
        WorkflowJob job = job("echo \"to ${params.REGION}\"");
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("REGION", "us-east-1", "")));
        assertThat(get("job/shop/").body(), containsString("name=\"REGION\" value=\"us-east-1\""));

        post("job/shop/buildWithParameters", crumb() + "&REGION=eu-west-1");

        waitForPage("job/shop/", "data-build=\"1\"");
        jenkins.waitForCompletion(job.getBuildByNumber(1));
        String log = get("job/shop/1/consoleText").body();
        assertThat(log, containsString("to eu-west-1"));
    }

    @Test
    public void changesNeedACrumb() throws Exception {
        job("echo 'x'");

        assertEquals(403, post("job/shop/build", "").statusCode());
        assertEquals(403, post("job/shop/build", "Jenkins-Crumb=guessed").statusCode());
        assertEquals(404, get("job/shop/build").statusCode());
        assertThat(get("job/shop/").body(), containsString("No builds yet."));
    }

    @Test
    public void answersToItsOwnNameOnly() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", front.getUrl().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8), containsString("HTTP/1.1 403"));
        }
    }

    @Test
    public void namesFromAJenkinsfileAreNeverMarkup() throws Exception {
        WorkflowJob job = job("stage('<script>alert(1)</script>') { echo '<script>alert(2)</script>' }");
        job.setDescription("<script>alert(3)</script>");
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        build.setDescription("<script>alert(4)</script>");

        for (String page : new String[] {"", "job/shop/", build.getUrl(), build.getUrl() + "console"}) {
            assertThat(get(page).body(), not(containsString("<script>")));
        }
        assertThat(get("job/shop/").body(), containsString("&lt;script&gt;alert(1)&lt;/script&gt;</th>"));
        assertThat(get("job/%3Cscript%3E/").body(), not(containsString("<script>")));
    }

    @Test
    public void artifactsAreServedButNeverRunAsPages() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(
                job(
                        """
                node {
                  writeFile file: 'out/a b.html', text: '<p>kept</p>'
                  archiveArtifacts 'out/*'
                }
                """));
        assertThat(get(build.getUrl()).body(), containsString("href=\"artifact/out/a%20b.html\""));

        HttpResponse<String> artifact = get(build.getUrl() + "artifact/out/a%20b.html");

        assertEquals("<p>kept</p>", artifact.body());
        assertThat(artifact.headers().firstValue("Content-Security-Policy").orElse(""), containsString("sandbox"));
        assertEquals(400, get(build.getUrl() + "artifact/..%2fbuild.xml").statusCode());
        assertEquals(400, get(build.getUrl() + "artifact/%2e%2e/build.xml").statusCode());
    }

    @Test
    public void actionsAreShownByTheirOwnViews() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job("echo 'x'"));
        build.addAction(new Note("baked <ami-1>"));

        assertThat(get(build.getUrl()).body(), containsString("Noted: <b>baked &lt;ami-1"));
    }

    /** Its {@code summary.jelly} lies in the test resources. */
    public static final class Note extends InvisibleAction {
        private final String text;

        Note(String text) {
            this.text = text;
        }

        public String getText() {
            return text;
        }
    }

    private WorkflowJob job(String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "shop");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private String crumb() throws Exception {
        String json = get("crumbIssuer/api/json").body();
        return "Jenkins-Crumb=" + json.replaceFirst(".*\"crumb\":\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(url(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI url(String path) {
        return URI.create(front.getUrl() + path);
    }

    private String waitForPage(String path, String text) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        String page = "";
        while (Instant.now().isBefore(deadline)) {
            page = get(path).body();
            if (page.contains(text)) {
                return page;
            }
        }
        throw new AssertionError("No \"" + text + "\" within " + PATIENCE + " in " + page);
    }
}
