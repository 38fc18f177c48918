package io.jenkins.plugins.pavedroad.naming;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.Test;

public class MonikerTest {
    @Test
    public void clusterIsMadeOfItsParts() {
        record Row(String application, String stack, String detail, String cluster) {}
        for (Row row : List.of(
                new Row("hello", null, null, "hello"),
                new Row("hello", "prod", "", "hello-prod"),
                new Row("hello", "prod", "canary-a", "hello-prod-canary-a"),
                new Row("hello", "", "canary", "hello--canary"),
                new Row("my.app_2", "eu_west.1", "x~1^2", "my.app_2-eu_west.1-x~1^2"))) {
            Moniker moniker = Moniker.of(row.application, row.stack, row.detail);
            assertEquals(row.cluster, moniker.cluster());
            assertEquals(row.cluster, Moniker.parse(moniker.serverGroup(7)).cluster());
            assertEquals(OptionalInt.empty(), moniker.sequence());
        }
    }

    @Test
    public void serverGroupNamesAreReadAsFriggaReadsThem() {
        record Row(String name, String application, String stack, String detail, String cluster, Integer sequence) {}
        for (Row row : List.of(
                new Row("hello-prod-v003", "hello", "prod", "", "hello-prod", 3),
                new Row("hello-v000", "hello", "", "", "hello", 0),
                new Row("hello--blue-v999", "hello", "", "blue", "hello--blue", 999),
                new Row("hello-prod-blue-green-v001234", "hello", "prod", "blue-green", "hello-prod-blue-green", 1234),
                new Row("hello-prod", "hello", "prod", "", "hello-prod", null),
                new Row("hello-prod-v1", "hello", "prod", "v1", "hello-prod-v1", null),
                new Row("not a name", "not a name", "", "", "not a name", null))) {
            Moniker moniker = Moniker.parse(row.name);
            assertEquals(row.name, row.application, moniker.application());
            assertEquals(row.name, row.stack, moniker.stack());
            assertEquals(row.name, row.detail, moniker.detail());
            assertEquals(row.name, row.cluster, moniker.cluster());
            OptionalInt sequence = row.sequence == null ? OptionalInt.empty() : OptionalInt.of(row.sequence);
            assertEquals(row.name, sequence, moniker.sequence());
        }
    }

    @Test
    public void whatFriggaCouldNotReadBackIsRefusedBySaying() {
        record Row(String application, String stack, String detail, String sentence) {}
        for (Row row : List.of(
                new Row("", "", "", "application is needed"),
                new Row("my app", "", "", "application 'my app' may contain only letters, digits, '.' and '_'"),
                new Row("my-app", "", "", "application 'my-app'"),
                new Row("hello", "prod-eu", "", "stack 'prod-eu'"),
                new Row(
                        "hello",
                        "prod",
                        "a/b",
                        "detail 'a/b' may contain only letters, digits, '.', '_', '~', '^' and"),
                new Row("hello", "v001", "", "stack 'v001' contains a version like v001"),
                new Row("hello", "prod", "blue-v012", "detail 'blue-v012' contains a version"),
                new Row("hello", "prod", "x".repeat(120), "has 131 characters"))) {
            String sentence = assertThrows(
                            IllegalArgumentException.class, () -> Moniker.of(row.application, row.stack, row.detail))
                    .getMessage();
            assertTrue(sentence, sentence.contains(row.sentence));
        }
    }
}
