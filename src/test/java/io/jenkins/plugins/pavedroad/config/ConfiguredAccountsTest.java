package io.jenkins.plugins.pavedroad.config;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.ProxyConfiguration;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessDeniedException3;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.pavedroad.cloud.AccountUnavailableException;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import java.io.File;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Accounts as an administrator configures them and builds use them, on an embedded AWS. */
public class ConfiguredAccountsTest {
    private static final String ROLE = "arn:aws:iam::210987654321:role/deployer";

    @Rule
    public final JenkinsRule j = new JenkinsRule();

    @Rule
    public final AwsCloudsRule aws = new AwsCloudsRule();

    private AccountConfiguration.DescriptorImpl form;

    @Before
    public void setUp() throws Exception {
        System.setProperty(ConfiguredAccounts.ENDPOINT, aws.aws().endpoint().toString());
        CredentialsProvider.lookupStores(j.jenkins)
                .iterator()
                .next()
                .addCredentials(
                        Domain.global(),
                        new UsernamePasswordCredentialsImpl(
                                CredentialsScope.GLOBAL, "aws", "", "AKIDJENKINS", AwsCloudsRule.SECRET));
        form = j.jenkins.getDescriptorByType(AccountConfiguration.DescriptorImpl.class);
    }

    @After
    public void forget() {
        System.clearProperty(ConfiguredAccounts.ENDPOINT);
    }

    @Test
    public void aStepWorksInTheAccountItNamesAsItsBuild() throws Exception {
        configure(account("test", null), account("production", "*"));
        WorkflowJob job = j.createProject(WorkflowJob.class, "ship");
        job.setDefinition(new CpsFlowDefinition(
                "janitorSweep account: 'production', regions: ['us-east-1'], dryRun: true", true));

        j.buildAndAssertSuccess(job);

        assertTrue(aws.aws().ledger().of("ec2", "DescribeVolumes").stream().allMatch(call -> call.principal()
                .equals("arn:aws:sts::210987654321:assumed-role/deployer/paved-road-ship-1")));
        assertEquals(
                "AKIDJENKINS", aws.aws().ledger().of("sts", "AssumeRole").get(0).accessKeyId());
        assertNoSecretIn(j.jenkins.getRootDir());
    }

    @Test
    public void aJobThatMatchesNoPatternIsToldInOneSentenceAndNothingIsCalled() throws Exception {
        configure(account("test", null), account("production", "ship/**"));
        WorkflowJob job = j.createProject(WorkflowJob.class, "other");
        job.setDefinition(new CpsFlowDefinition(
                "janitorSweep account: 'production', regions: ['us-east-1'], dryRun: true", true));
        j.assertLogContains(
                "ERROR: The parameter 'account' is 'production', which the job 'other' may not use; it must be one of test.",
                j.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0)));
        assertEquals(0, aws.aws().ledger().total());
    }

    @Test
    public void anAccountThatWasTakenAwayIsMissedUntilItIsBack() {
        configure(account("production", null));
        ConfiguredAccounts accounts = ConfiguredAccounts.get();
        assertEquals("210987654321", accounts.cloud("production").accountId());
        PavedRoadConfiguration.get().setSettings(new PavedRoadSettings());
        AccountUnavailableException gone =
                assertThrows(AccountUnavailableException.class, () -> accounts.cloud("production"));
        assertTrue("an operation waits", gone.retryable());
        assertTrue(gone.getMessage(), gone.getMessage().contains("the account 'production' is no longer configured"));
        configure(account("production", null));
        assertEquals("210987654321", accounts.cloud("production").accountId());
    }

    @Test
    public void theConnectionIsTestedAsTheFormHasIt() {
        FormValidation fine = form.doTestConnection("a", "aws", ROLE, "", "", "us-east-1", "", true);
        assertEquals(FormValidation.Kind.OK, fine.kind);
        assertTrue(
                fine.renderHtml(),
                fine.renderHtml()
                        .contains(
                                "the account 210987654321, as arn:aws:sts::210987654321:assumed-role/deployer/paved-road."));

        aws.aws().sessions().role(ROLE, Optional.of("handshake"));
        for (FormValidation refused : List.of(
                form.doTestConnection("a", "aws", ROLE, "", "", "", "", true),
                form.doTestConnection("a", "typo", "", "", "", "", "", true),
                form.doTestConnection("a", "aws", "no role", "", "", "", "", true))) {
            assertEquals(FormValidation.Kind.ERROR, refused.kind);
            assertFalse(refused.renderHtml(), refused.renderHtml().contains(AwsCloudsRule.SECRET));
        }
    }

    @Test
    public void onlyAdministratorsLearnWhichCredentialsThereAre() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        try (ACLContext admin = ACL.as(User.getById("admin", true))) {
            assertEquals(List.of("", "aws"), values(form.doFillCredentialsIdItems("")));
            assertEquals(FormValidation.Kind.ERROR, form.doCheckCredentialsId("typo").kind);
        }
        try (ACLContext reader = ACL.as(User.getById("reader", true))) {
            assertEquals(List.of("mine"), values(form.doFillCredentialsIdItems("mine")));
            assertEquals(FormValidation.Kind.OK, form.doCheckCredentialsId("typo").kind);
            assertThrows(
                    AccessDeniedException3.class, () -> form.doTestConnection("a", "aws", ROLE, "", "", "", "", true));
            assertThrows(AccessDeniedException3.class, () -> form.doCheckRole(ROLE));
        }
    }

    @Test
    public void jenkinssProxyAndItsExceptionsAreUsed() {
        NetworkAdapter network = new NetworkAdapter();
        assertEquals(Proxy.NO_PROXY, network.proxy("ec2.us-east-1.amazonaws.com"));
        j.jenkins.setProxy(new ProxyConfiguration("proxy.example.com", 3128, "jenkins", "pass", "*.internal\n10.*"));
        assertEquals(
                Proxy.Type.HTTP, network.proxy("ec2.us-east-1.amazonaws.com").type());
        assertEquals(Proxy.NO_PROXY, network.proxy("vpce.internal"));
        assertEquals("jenkins", network.proxyLogin().orElseThrow().getUserName());
        assertEquals("pass", new String(network.proxyLogin().orElseThrow().getPassword()));
    }

    private static List<String> values(ListBoxModel items) {
        return items.stream().map(item -> item.value).toList();
    }

    private static void configure(AccountConfiguration... accounts) {
        PavedRoadSettings settings = new PavedRoadSettings();
        settings.setAccounts(List.of(accounts));
        PavedRoadConfiguration.get().setSettings(settings);
    }

    private static AccountConfiguration account(String name, String jobs) {
        AccountConfiguration account = new AccountConfiguration(name);
        account.setCredentialsId("aws");
        account.setRole(ROLE);
        account.setJobs(jobs);
        return account;
    }

    private static void assertNoSecretIn(File home) throws Exception {
        try (Stream<Path> files = Files.walk(home.toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        file.toString(),
                        Files.readString(file, StandardCharsets.ISO_8859_1).contains(AwsCloudsRule.SECRET));
            }
        }
    }
}
