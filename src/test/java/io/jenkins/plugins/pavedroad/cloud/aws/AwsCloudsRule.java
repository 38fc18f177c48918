package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.Cloud;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import io.jenkins.plugins.pavedroad.cloud.Credentials;
import io.jenkins.plugins.pavedroad.cloud.Network;
import io.jenkins.plugins.pavedroad.cloud.shared.SharedClouds;
import io.jenkins.plugins.pavedroad.config.ConfiguredAccounts;
import io.jenkins.plugins.pavedroad.embedded.aws.EmbeddedAws;
import io.jenkins.plugins.pavedroad.embedded.aws.Options;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.NoRuntime;
import io.jenkins.plugins.pavedroad.permission.PluginCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.Assert;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The AWS provider on an embedded AWS of its own, whose waits are a thousand times shorter than AWS's. */
public final class AwsCloudsRule extends ExternalResource {
    public static final String EAST = "us-east-1";
    public static final String WEST = "us-west-2";
    public static final String SECRET = "not-really-a-secret";
    private static final String ACCESS_KEY_ID = "aws.accessKeyId";
    private static final String SECRET_ACCESS_KEY = "aws.secretAccessKey";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TemporaryFolder folder = new TemporaryFolder();
    private final UnaryOperator<Options> setUp;
    private final Map<String, Credentials.AccessKey> keys = new ConcurrentHashMap<>();
    private Description test;
    private boolean usedByJenkins;
    private EmbeddedAws aws;
    private AwsClouds clouds;
    /** The tests' own, which call themselves so. */
    private AwsClouds looks;

    private Connection connection;

    public AwsCloudsRule() {
        this(options -> options);
    }

    public AwsCloudsRule(UnaryOperator<Options> setUp) {
        this.setUp = setUp;
    }

    @Override
    public Statement apply(Statement base, Description description) {
        test = description;
        return super.apply(base, description);
    }

    @Override
    protected void before() throws IOException {
        folder.create();
        aws = EmbeddedAws.start(setUp.apply(
                Options.in(folder.getRoot().toPath()).withSpeed(1000).withRuntime(new NoRuntime())));
        keys.put("key", new Credentials.AccessKey("AKIDEXAMPLE", SECRET));
        connection = new Connection("test", Network.direct());
        clouds = clouds("1.2.3");
        looks = clouds("test");
        if (usedByJenkins) {
            System.setProperty(ConfiguredAccounts.ENDPOINT, aws.endpoint().toString());
            System.setProperty(ACCESS_KEY_ID, "AKIDEXAMPLE");
            System.setProperty(SECRET_ACCESS_KEY, SECRET);
        }
    }

    private AwsClouds clouds(String version) {
        return new AwsClouds(
                id -> Optional.ofNullable(keys.get(id)),
                version,
                Network.direct(),
                aws.options().clock());
    }

    /** The controller's own account is this one while a test runs. */
    public AwsCloudsRule usedByJenkins() {
        usedByJenkins = true;
        return this;
    }

    @Override
    protected void after() {
        if (usedByJenkins) {
            List.of(ConfiguredAccounts.ENDPOINT, ACCESS_KEY_ID, SECRET_ACCESS_KEY)
                    .forEach(System::clearProperty);
        }
        clouds.close();
        looks.close();
        connection.close();
        try {
            PluginCalls.add(test, aws.ledger());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            aws.close();
            folder.delete();
        }
    }

    public EmbeddedAws aws() {
        return aws;
    }

    /** An account with an access key on this embedded AWS. */
    public Account account() {
        return account("key", aws.endpoint());
    }

    public Account account(String credentialsId, URI endpoint) {
        return new Account(
                "test",
                Optional.of(credentialsId),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(endpoint));
    }

    /** The access keys there are, by id of credentials; changes count at once. */
    public Map<String, Credentials.AccessKey> keys() {
        return keys;
    }

    AwsClouds clouds() {
        return clouds;
    }

    public Cloud cloud() {
        return cloud(account());
    }

    public Cloud cloud(Account account) {
        return clouds.cloud(account);
    }

    public CloudRegion east() {
        return region(EAST);
    }

    public CloudRegion west() {
        return region(WEST);
    }

    /** For the test's own looks and doings: what is done there is not the plugin's. */
    public CloudRegion region(String name) {
        return looks.cloud(account()).region(name);
    }

    /** Every account is this one, its looks shared as on a controller. */
    public Accounts accounts() {
        SharedClouds shared = new SharedClouds(aws.options().clock());
        return name -> shared.share(name, cloud());
    }

    /** The SDK's own clients, for what the seam does not offer. */
    Clients sdk(String region) {
        return new Clients(
                connection,
                Region.of(region),
                new Access(
                        Optional.of(aws.endpoint()),
                        false,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", SECRET))));
    }

    /** Looks again and again until it holds; fails after half a minute. */
    public static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            Assert.assertTrue("not within " + PATIENCE + ": " + what, System.nanoTime() < deadline);
            Thread.onSpinWait();
        }
    }
}
