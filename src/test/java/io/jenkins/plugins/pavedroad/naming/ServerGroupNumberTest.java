package io.jenkins.plugins.pavedroad.naming;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.naming.ServerGroupNumber.Existing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

public class ServerGroupNumberTest {
    private static final Moniker CLUSTER = Moniker.of("hello", "prod", null);

    @Test
    public void numberFollowsTheMostRecentlyCreatedGroup() {
        record Row(String expected, List<String> oldestFirst) {}
        for (Row row : List.of(
                new Row("hello-prod-v000", List.of()),
                new Row("hello-prod-v001", List.of("hello-prod-v000")),
                new Row("hello-prod-v001", List.of("hello-prod")),
                new Row("hello-prod-v004", List.of("hello-prod-v007", "hello-prod-v003")),
                new Row("hello-prod-v005", List.of("hello-prod-v004", "hello-prod-v003")),
                new Row("hello-prod-v000", List.of("hello-prod-v998", "hello-prod-v999")),
                new Row("hello-prod-v001", List.of("hello-prod-v000", "hello-prod-v999")),
                new Row("hello-prod-v000", List.of("hello-v041", "hello-prod-blue-v041", "hello-production-v9")))) {
            assertEquals(row.oldestFirst.toString(), row.expected, next(row.oldestFirst));
        }
    }

    @Test
    public void aClusterWithoutAFreeNameSaysSo() {
        List<String> all =
                IntStream.range(0, 1000).mapToObj(CLUSTER::serverGroup).toList();
        assertEquals(
                "All server group names for cluster hello-prod are taken.",
                assertThrows(IllegalStateException.class, () -> next(all)).getMessage());
    }

    private static String next(List<String> oldestFirst) {
        List<Existing> existing = new ArrayList<>();
        for (String name : oldestFirst) {
            existing.add(new Existing(name, Instant.EPOCH.plusSeconds(existing.size())));
        }
        return ServerGroupNumber.next(CLUSTER, existing);
    }
}
