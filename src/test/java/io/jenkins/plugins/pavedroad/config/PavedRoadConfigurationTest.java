package io.jenkins.plugins.pavedroad.config;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.model.Failure;
import hudson.util.FormValidation;
import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

public class PavedRoadConfigurationTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/shipping";

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void everythingIsThereAfterARestartAndAnEmptiedListIsEmptied() throws Throwable {
        sessions.then(j -> {
            PavedRoadConfiguration.get().setSettings(written());
        });
        sessions.then(j -> {
            PavedRoadSettings settings = PavedRoadConfiguration.get().getSettings();
            AccountConfiguration account = settings.getAccounts().get(0);
            assertEquals("production", account.getName());
            assertEquals("aws-production", account.getCredentialsId());
            assertEquals(ROLE, account.getRole());
            assertEquals("external", account.getExternalId());
            assertEquals("jenkins", account.getSessionName());
            assertEquals(List.of("us-east-1", "eu-west-1"), account.getRegions());
            assertEquals("aws", account.getPartition());
            assertEquals("team/**", account.getJobs());
            assertTrue(account.isDefaultAccount());
            assertFalse(account.isUseProxy());
            assertTrue(settings.getAccounts().get(1).isUseProxy());
            Application application =
                    PavedRoadConfiguration.get().application("hello").orElseThrow();
            assertEquals("team@example.com", application.owner().orElseThrow());
            assertTrue(application.jobs().matches("team/hello"));
            assertFalse(application.jobs().matches("other/hello"));
            PavedRoadConfiguration.get().setSettings(instantiate(PavedRoadSettings.class, Map.of()));
        });
        sessions.then(j -> {
            assertEquals(List.of(), PavedRoadConfiguration.get().getSettings().getAccounts());
            assertEquals(List.of(), PavedRoadConfiguration.get().getSettings().getApplications());
            assertEquals(List.of("default"), ConfiguredAccounts.get().names());
        });
    }

    @Test
    public void configurationAsCodeFindsTheNames() throws Throwable {
        sessions.then(j -> {
            assertSame(PavedRoadConfiguration.get(), SymbolLookup.get().find(GlobalConfiguration.class, "pavedRoad"));
            assertEquals(
                    List.of("accounts", "applications", "certificateAuthorities", "guardrails"),
                    names(PavedRoadSettings.class));
            assertEquals(
                    List.of(
                            "credentialsId",
                            "defaultAccount",
                            "externalId",
                            "jobs",
                            "name",
                            "partition",
                            "regions",
                            "role",
                            "sessionName",
                            "useProxy"),
                    names(AccountConfiguration.class));
            assertEquals(List.of("jobs", "name", "owner"), names(ApplicationConfiguration.class));
        });
    }

    @Test
    public void theSavedFileKnowsIdsOnly() throws Throwable {
        sessions.then(j -> {
            PavedRoadConfiguration.get().setSettings(written());
            File file = new File(j.jenkins.getRootDir(), PavedRoadConfiguration.class.getName() + ".xml");
            String saved = Files.readString(file.toPath());
            assertTrue(saved, saved.contains("<credentialsId>aws-production</credentialsId>"));
            assertFalse(saved, saved.contains("class=\"java.util.ImmutableCollections"));
        });
    }

    @Test
    public void whatIsWrongIsSaidAndNothingChanged() throws Throwable {
        record Row(List<Map<String, Object>> accounts, List<Map<String, Object>> applications, String sentence) {}
        sessions.then(j -> {
            PavedRoadConfiguration.get().setSettings(written());
            for (Row row : List.of(
                    new Row(
                            List.of(Map.of("name", "a b")),
                            List.of(),
                            "Paved Road, account 'a b': The name is 'a b'; it must be 1 to 63"),
                    new Row(List.of(Map.of("name", "")), List.of(), "The name is ''; it must be"),
                    new Row(
                            List.of(account("role", "shipping")),
                            List.of(),
                            "The role is 'shipping'; it must be the ARN"),
                    new Row(List.of(account("externalId", "x1")), List.of(), "'x1' without a role"),
                    new Row(List.of(account("sessionName", "a/b")), List.of(), "The session name is 'a/b'"),
                    new Row(
                            List.of(account("regions", List.of("us-east-1", "Virginia"))),
                            List.of(),
                            "The region is 'Virginia'"),
                    new Row(
                            List.of(account("partition", "azure")),
                            List.of(),
                            "The partition is 'azure'; it must be one"),
                    new Row(
                            List.of(Map.of("name", "a", "role", ROLE, "partition", "aws-cn")),
                            List.of(),
                            "The partition is 'aws-cn'; it must be aws, the role's"),
                    new Row(List.of(account("jobs", "/team")), List.of(), "The job pattern is '/team'"),
                    new Row(
                            List.of(Map.of("name", "a"), Map.of("name", "a")),
                            List.of(),
                            "there are two accounts of the name 'a'"),
                    new Row(
                            List.of(
                                    Map.of("name", "a", "defaultAccount", true),
                                    Map.of("name", "b", "defaultAccount", true)),
                            List.of(),
                            "the accounts a, b are all the default one"),
                    new Row(
                            List.of(),
                            List.of(Map.of("name", "hello-world")),
                            "Paved Road, application 'hello-world': The name is wrong:"),
                    new Row(
                            List.of(),
                            List.of(Map.of("name", "hello", "owner", "nobody")),
                            "The owner is 'nobody'; it must be one e-mail address."))) {
                PavedRoadSettings wrong = instantiate(
                        PavedRoadSettings.class,
                        Map.of("accounts", row.accounts(), "applications", row.applications()));
                String sentence = assertThrows(Failure.class, () -> PavedRoadConfiguration.get()
                                .setSettings(wrong))
                        .getMessage();
                assertTrue(sentence, sentence.contains(row.sentence()));
                assertEquals(
                        2,
                        PavedRoadConfiguration.get().getSettings().getAccounts().size());
            }
        });
    }

    @Test
    public void theFormSaysTheSameAsTheConfiguration() throws Throwable {
        sessions.then(j -> {
            AccountConfiguration.DescriptorImpl account =
                    j.jenkins.getDescriptorByType(AccountConfiguration.DescriptorImpl.class);
            assertEquals(FormValidation.Kind.OK, account.doCheckRole(" " + ROLE + " ").kind);
            assertEquals(FormValidation.Kind.OK, account.doCheckRegions("us-east-1\neu-west-1\n").kind);
            assertEquals(FormValidation.Kind.OK, account.doCheckExternalId("", "").kind);
            for (FormValidation wrong : List.of(
                    account.doCheckName(""),
                    account.doCheckRole("x"),
                    account.doCheckRegions("us-east-1\nVirginia"),
                    account.doCheckExternalId("abc", ""),
                    account.doCheckSessionName("a b"),
                    account.doCheckPartition("aws-cn", ROLE),
                    account.doCheckJobs("a**"))) {
                assertEquals(FormValidation.Kind.ERROR, wrong.kind);
            }
        });
    }

    private static PavedRoadSettings written() throws Exception {
        return instantiate(
                PavedRoadSettings.class,
                Map.of(
                        "accounts",
                        List.of(
                                Map.of(
                                        "name", "production",
                                        "credentialsId", "aws-production",
                                        "role", ROLE,
                                        "externalId", "external",
                                        "sessionName", "jenkins",
                                        "regions", List.of("us-east-1", "eu-west-1"),
                                        "partition", "aws",
                                        "jobs", "team/**",
                                        "defaultAccount", true,
                                        "useProxy", false),
                                Map.of("name", "test")),
                        "applications",
                        List.of(Map.of("name", "hello", "owner", "team@example.com", "jobs", "team/**"))));
    }

    private static Map<String, Object> account(String field, Object value) {
        return Map.of("name", "a", field, value);
    }

    private static <T> T instantiate(Class<T> type, Map<String, Object> arguments) throws Exception {
        return new DescribableModel<>(type).instantiate(arguments, null);
    }

    private static List<String> names(Class<?> type) {
        TreeSet<String> names = new TreeSet<>();
        for (DescribableParameter parameter : DescribableModel.of(type).getParameters()) {
            names.add(parameter.getName());
        }
        return List.copyOf(names);
    }
}
