package com.cloudbees.plugins.credentials;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleBuild;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import java.io.File;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.springframework.security.access.AccessDeniedException;

public class SystemCredentialsProviderTest {
    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    private static CredentialsStore store() {
        return CredentialsProvider.lookupStores(Jenkins.get()).iterator().next();
    }

    private static void add(Credentials credentials) throws Exception {
        assertTrue(store().addCredentials(Domain.global(), credentials));
    }

    private static UsernamePasswordCredentialsImpl keyPair(CredentialsScope scope, String id) throws Exception {
        return new UsernamePasswordCredentialsImpl(scope, id, "the " + id + " key", "AKIA" + id, "pass-" + id);
    }

    private static <C extends Credentials> List<C> find(Class<C> type) {
        return CredentialsProvider.lookupCredentialsInItemGroup(
                type, Jenkins.get(), ACL.SYSTEM2, Collections.<DomainRequirement>emptyList());
    }

    @Test
    public void secretsAreEncryptedOnDiskAndThereInTheNextSession() throws Throwable {
        sessions.then(j -> {
            add(keyPair(CredentialsScope.GLOBAL, "prod"));
            add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", null, Secret.fromString("s3cr3t-token")));
            add(new FileCredentialsImpl(
                    CredentialsScope.GLOBAL, "file", null, "key.pem", SecretBytes.fromRawBytes(new byte[] {1, 2, 3})));
            assertNothingReadable(j.jenkins.getRootDir(), "pass-prod", "s3cr3t-token");
        });
        sessions.then(j -> {
            StandardUsernamePasswordCredentials pair =
                    find(StandardUsernamePasswordCredentials.class).get(0);
            assertEquals("AKIAprod", pair.getUsername());
            assertEquals("pass-prod", pair.getPassword().getPlainText());
            assertEquals(
                    "s3cr3t-token",
                    find(StringCredentials.class).get(0).getSecret().getPlainText());
            assertArrayEquals(
                    new byte[] {1, 2, 3},
                    find(FileCredentialsImpl.class).get(0).getContent().readAllBytes());
        });
    }

    private static void assertNothingReadable(File home, String... secrets) throws Exception {
        try (Stream<java.nio.file.Path> files = Files.walk(home.toPath())) {
            for (java.nio.file.Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    assertFalse(file + " holds " + secret, text.contains(secret));
                }
            }
        }
        assertTrue(Files.readString(home.toPath().resolve("credentials.xml"))
                .contains("<com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl>"));
    }

    @Test
    public void anUnchangedFileIsWrittenAsItWas() throws Throwable {
        sessions.then(j -> add(keyPair(CredentialsScope.GLOBAL, "prod")));
        sessions.then(j -> {
            String before = SystemCredentialsProvider.getConfigFile().asString();
            SystemCredentialsProvider.getInstance().save();
            assertEquals(before, SystemCredentialsProvider.getConfigFile().asString());
        });
    }

    @Test
    public void aFileOfAnotherHomeCannotBeRead() throws Throwable {
        sessions.then(j -> {
            add(keyPair(CredentialsScope.GLOBAL, "prod"));
            Files.delete(j.jenkins.getRootDir().toPath().resolve("secrets/master.key"));
        });
        sessions.then(j -> assertFalse(find(StandardUsernamePasswordCredentials.class)
                .get(0)
                .getPassword()
                .getPlainText()
                .contains("pass-prod")));
    }

    @Test
    public void aJobGetsNoCredentialsOfTheSystemAndNobodyElseGetsAny() throws Throwable {
        sessions.then(j -> {
            add(keyPair(CredentialsScope.GLOBAL, "prod"));
            add(keyPair(CredentialsScope.SYSTEM, "agent"));
            FreeStyleBuild build = j.buildAndAssertSuccess(j.createFreeStyleProject());

            assertEquals(2, find(StandardCredentials.class).size());
            assertEquals(
                    "AKIAprod",
                    CredentialsProvider.findCredentialById("prod", StandardUsernamePasswordCredentials.class, build)
                            .getUsername());
            assertNull(CredentialsProvider.findCredentialById("agent", StandardCredentials.class, build));
            assertNull(CredentialsProvider.findCredentialById("prod", StringCredentials.class, build));
            assertEquals(
                    Collections.emptyList(),
                    CredentialsProvider.lookupCredentialsInItemGroup(
                            StandardCredentials.class, j.jenkins, Jenkins.ANONYMOUS2));
        });
    }

    @Test
    public void aListShowsNamesWithoutSecretsAndKeepsWhatIsConfigured() throws Throwable {
        sessions.then(j -> {
            add(keyPair(CredentialsScope.GLOBAL, "prod"));
            add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString("s3cr3t")));
            ListBoxModel model = new StandardListBoxModel()
                    .includeEmptyValue()
                    .includeMatchingAs(
                            ACL.SYSTEM2,
                            j.jenkins,
                            StandardCredentials.class,
                            Collections.emptyList(),
                            CredentialsMatchers.always())
                    .includeCurrentValue("gone");
            assertEquals(
                    Arrays.asList(
                            "- none -=", "- current -=gone", "AKIAprod/****** (the prod key)=prod", "token=token"),
                    model.stream()
                            .map(option -> option.name + "=" + option.value)
                            .collect(Collectors.toList()));
        });
    }

    @Test
    public void onlyAdministratorsChangeThem() throws Throwable {
        sessions.then(j -> {
            add(keyPair(CredentialsScope.GLOBAL, "prod"));
            j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
            j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ)
                    .everywhere()
                    .toEveryone()
                    .grant(Jenkins.ADMINISTER)
                    .everywhere()
                    .to("admin"));
            try (ACLContext ignored = as("reader")) {
                assertThrows(AccessDeniedException.class, () -> add(keyPair(CredentialsScope.GLOBAL, "mine")));
                assertEquals(Collections.emptyList(), store().getCredentials(Domain.global()));
            }
            try (ACLContext ignored = as("admin")) {
                Credentials there = store().getCredentials(Domain.global()).get(0);
                assertTrue(store().removeCredentials(Domain.global(), there));
            }
            assertEquals(Collections.emptyList(), find(StandardCredentials.class));
        });
    }

    private static ACLContext as(String user) {
        return ACL.as2(hudson.model.User.getById(user, true).impersonate2());
    }

    @Test
    public void anUpdateReplacesTheOneWithTheSameId() throws Throwable {
        sessions.then((JenkinsRule j) -> {
            UsernamePasswordCredentialsImpl old = keyPair(CredentialsScope.GLOBAL, "prod");
            add(old);
            UsernamePasswordCredentialsImpl fresh =
                    new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "prod", "", "AKIAnew", "new");
            assertFalse("an id is taken once", store().addCredentials(Domain.global(), fresh));
            assertTrue(store().updateCredentials(Domain.global(), old, fresh));
            assertEquals(
                    "AKIAnew",
                    find(StandardUsernamePasswordCredentials.class).get(0).getUsername());
            assertThrows(IllegalArgumentException.class, () -> store().updateCredentials(
                            Domain.global(), fresh, keyPair(CredentialsScope.GLOBAL, "another")));
        });
    }
}
