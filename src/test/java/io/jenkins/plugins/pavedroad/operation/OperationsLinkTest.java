package io.jenkins.plugins.pavedroad.operation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The page in Manage Jenkins. */
public class OperationsLinkTest {
    private static final String PAGE = "manage/paved-road-operations/";
    private static final String HOSTILE = "'\"><script>alert(1)</script>";

    @Rule
    public JenkinsRule j = new JenkinsRule();

    private final List<String> events = new CopyOnWriteArrayList<>();

    @Before
    public void secure() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("alice")
                .grant(Jenkins.READ)
                .everywhere()
                .to("bob"));
    }

    private void begin(String id, String name) throws Exception {
        Operations.get()
                .runner()
                .begin(id, new Turns(events), new Turns.Order(name, List.of("east"), false, 20), name + "#1", null);
    }

    private JenkinsRule.WebClient alice() throws Exception {
        return j.createWebClient().login("alice");
    }

    private String textOnceItSays(String words) throws Exception {
        JenkinsRule.WebClient alice = alice();
        String text = alice.goTo(PAGE).asNormalizedText();
        long patience = System.nanoTime() + 30_000_000_000L;
        while (!text.contains(words)) {
            assertTrue("not within 30 s: " + words + "\n" + text, System.nanoTime() < patience);
            text = alice.goTo(PAGE).asNormalizedText();
        }
        return text;
    }

    @Test
    public void whatRunsAndWhatItWaitsForIsShownAndNamesAreOnlyText() throws Exception {
        begin("first", HOSTILE);
        begin("second", "ship");
        String text = textOnceItSays("waiting for " + HOSTILE + " #1, which has east");
        assertTrue(text, text.contains("turns " + HOSTILE));
        assertTrue(text, text.contains("waiting for its turn"));
        String html = alice().goTo(PAGE).getWebResponse().getContentAsString();
        assertFalse(html, html.contains("<script>alert"));
    }

    @Test
    public void aJournalIsShownLineByLine() throws Exception {
        begin("first", "ship");
        textOnceItSays("waiting for its turn");
        Operations.get().runner().unwind("first", "Enough of it.");
        textOnceItSays("Enough of it.");
        List<String> shown = alice().goTo(PAGE)
                .getDocumentElement()
                .getElementsByTagName("pre")
                .get(0)
                .getTextContent()
                .lines()
                .toList();
        List<JournalEntry> journal = Operations.get().runner().journal("first");
        assertEquals(journal.size(), shown.size());
        assertTrue(journal.size() > 1);
        assertTrue(shown.toString(), shown.get(1).endsWith(journal.get(1).line()));
    }

    @Test
    public void anAdministratorTurnsOneAroundAndTheJournalSaysWho() throws Exception {
        begin("first", "ship");
        textOnceItSays("waiting for its turn");
        HtmlPage after = j.submit(alice().goTo(PAGE).getFormByName("unwind-first"));
        assertEquals(new URL(j.getURL(), PAGE), after.getUrl());
        textOnceItSays("Asked to turn around by alice in Manage Jenkins.");
        assertTrue(Operations.get().runner().journal("first").stream()
                .anyMatch(line -> line.what().equals("Asked to turn around by alice in Manage Jenkins.")));
    }

    @Test
    public void nobodyElseMayAndNothingHappensWithoutPost() throws Exception {
        begin("first", "ship");
        textOnceItSays("waiting for its turn");
        j.createWebClient().login("bob").assertFails(PAGE, 403);
        alice().assertFails(PAGE + "unwind?id=first", 404);
        for (String who : List.of("bob", "alice")) {
            JenkinsRule.WebClient client = j.createWebClient().login(who);
            client.setThrowExceptionOnFailingStatusCode(false);
            WebRequest post = client.addCrumb(new WebRequest(
                    new URL(j.getURL(), PAGE + "unwind?id=" + (who.equals("bob") ? "first" : "none")),
                    HttpMethod.POST));
            assertEquals(
                    who.equals("bob") ? 403 : 404,
                    client.getPage(post).getWebResponse().getStatusCode());
        }
        assertTrue(Operations.get().runner().operations().stream()
                .allMatch(record -> record.status == OperationRecord.Status.RUNNING));
    }

    @Test
    public void oneOfAnUnknownTypeIsGivenUpByHand() throws Exception {
        Path operations = j.jenkins.getRootDir().toPath().resolve("paved-road/operations");
        begin("newer", "ship");
        textOnceItSays("waiting for its turn");
        OperationStore store = new OperationStore(operations);
        OperationRunner later = new OperationRunner(store, new VirtualScheduler(), new VirtualScheduler(), r -> {});
        later.goOn(name -> Optional.empty());
        assertFalse(later.giveUp("none", "by somebody"));
        assertTrue(later.giveUp("newer", "Given up by alice in Manage Jenkins."));
        assertEquals(List.of(), later.claims());
        assertTrue(Files.exists(operations.resolve("set-aside").resolve("newer.json")));
        assertTrue(textOnceItSays("Set aside").contains("Given up by alice in Manage Jenkins."));
    }
}
