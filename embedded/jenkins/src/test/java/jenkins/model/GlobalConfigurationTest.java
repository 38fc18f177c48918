package jenkins.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.TestExtension;

public class GlobalConfigurationTest {
    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @TestExtension
    @Symbol("accountsForTest")
    public static class Accounts extends GlobalConfiguration {
        private List<String> names = new ArrayList<>();

        public Accounts() {
            load();
        }
    }

    @Test
    public void savedSettingsAreThereInTheNextSession() throws Throwable {
        sessions.then(j -> {
            Accounts accounts = GlobalConfiguration.all().get(Accounts.class);
            accounts.names.add("prod");
            accounts.save();
        });
        sessions.then(
                j -> assertEquals(List.of("prod"), GlobalConfiguration.all().get(Accounts.class).names));
    }

    @Test
    public void unknownElementsInASavedFileAreSkipped() throws Throwable {
        sessions.then(j -> {
            Accounts accounts = GlobalConfiguration.all().get(Accounts.class);
            accounts.names.add("prod");
            accounts.save();
            File file = new File(j.jenkins.getRootDir(), Accounts.class.getName() + ".xml");
            assertTrue(file.exists());
            String text = Files.readString(file.toPath());
            Files.writeString(file.toPath(), text.replace("<names>", "<removed><x>1</x></removed><names>"));
        });
        sessions.then(
                j -> assertEquals(List.of("prod"), GlobalConfiguration.all().get(Accounts.class).names));
    }

    @Test
    public void rootUrlIsKeptAndEndsWithASlash() throws Throwable {
        sessions.then(j -> {
            JenkinsLocationConfiguration.get().setUrl("http://127.0.0.1:8080/jenkins");
            assertEquals("http://127.0.0.1:8080/jenkins/", j.jenkins.getRootUrl());
            JenkinsLocationConfiguration reread = new JenkinsLocationConfiguration();
            reread.load();
            assertEquals("http://127.0.0.1:8080/jenkins/", reread.getUrl());
        });
    }

    @Test
    public void symbolNamesTheExtension() throws Throwable {
        sessions.then(j -> assertEquals(
                GlobalConfiguration.all().get(Accounts.class),
                SymbolLookup.get().find(GlobalConfiguration.class, "accountsForTest")));
    }
}
