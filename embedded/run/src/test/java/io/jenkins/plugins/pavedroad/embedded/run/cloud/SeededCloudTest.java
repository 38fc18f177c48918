package io.jenkins.plugins.pavedroad.embedded.run.cloud;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.EmbeddedAws;
import io.jenkins.plugins.pavedroad.embedded.aws.Options;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.ProcessRuntime;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.SampleService;
import io.jenkins.plugins.pavedroad.embedded.run.traffic.Traffic;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SeededCloudTest {
    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    @Test
    public void helloServesInBothRegionsBesideOrphans() throws Exception {
        assumeTrue("instances can be confined here", ProcessRuntime.obstacle().isEmpty());
        Path root = new SampleService("hello", "0.1.0")
                .writeTo(FOLDER.newFolder("root").toPath());
        Options options = Options.in(FOLDER.newFolder("cloud").toPath())
                .withBootDelay(Duration.ZERO)
                .withSpeed(10);
        try (SeededCloud cloud = new SeededCloud(EmbeddedAws.start(options))) {
            cloud.prepare();
            cloud.launch(root, "0.1.0");
            cloud.awaitServing();
            assertEquals(Set.of("us-east-1", "us-west-2"), cloud.balancers().keySet());
            for (InetSocketAddress balancer : cloud.balancers().values()) {
                answers(balancer);
            }
            for (Clients clients : cloud.regions()) {
                Survey survey = Survey.of(clients);
                assertEquals(List.of(new Survey.Group("hello-prod-v000", 2, 2, false)), survey.groups());
                assertEquals(Map.of(), survey.marked());
                assertEquals("what serves, and an old one", 2, survey.images().size());
                assertTrue("loose snapshots are there", survey.loose().stream().anyMatch(id -> id.startsWith("snap-")));
            }
        }
    }

    private static void answers(InetSocketAddress balancer) {
        Traffic traffic = Traffic.to(balancer, "hello", "/", 100);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (traffic.count().sent() < 50 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        traffic.close();
        assertEquals(traffic.count().reasons().toString(), 0, traffic.count().lost());
        assertTrue(traffic.count().sent() >= 50);
    }
}
