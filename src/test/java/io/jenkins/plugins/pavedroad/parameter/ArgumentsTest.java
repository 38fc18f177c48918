package io.jenkins.plugins.pavedroad.parameter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.parameter.Arguments.Kind;
import io.jenkins.plugins.pavedroad.parameter.Arguments.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ArgumentsTest {
    private static final Map<String, Parameter> KNOWN = Map.of(
            "timeout", Parameter.of(Kind.TEXT),
            "tags", Parameter.of(Kind.TEXT_LIST),
            "regions", new Parameter(Kind.OTHER_LIST, "name"),
            "capacity", Parameter.of(Kind.OTHER));

    private static Map<String, Object> coerce(Map<String, ?> written) {
        return Arguments.coerce(written, KNOWN, "bakeAmi");
    }

    @Test
    public void oneValueBecomesAListOfOne() {
        assertEquals(Map.of("tags", List.of("a=b")), coerce(Map.of("tags", "a=b")));
        assertEquals(Map.of("regions", List.of(Map.of("name", "us-east-1"))), coerce(Map.of("regions", "us-east-1")));
        assertEquals(
                Map.of("regions", List.of(Map.of("name", "us-east-1"), Map.of("name", "eu-west-1", "keep", 3))),
                coerce(Map.of("regions", List.of("us-east-1", Map.of("name", "eu-west-1", "keep", 3)))));
    }

    @Test
    public void aMapBecomesKeysAndValues() {
        assertEquals(Map.of("tags", List.of("team=edge")), coerce(Map.of("tags", Map.of("team", "edge"))));
    }

    @Test
    public void anEmptyListIsSomethingNestedOfWhichNothingIsSaid() {
        assertEquals(Map.of("capacity", Map.of()), coerce(Map.of("capacity", List.of())));
        assertEquals(Map.of("regions", List.of(Map.of())), coerce(Map.of("regions", List.of(List.of()))));
        assertEquals(Map.of("tags", List.of()), coerce(Map.of("tags", List.of())));
    }

    @Test
    public void aNumberBecomesText() {
        assertEquals(Map.of("timeout", "30"), coerce(Map.of("timeout", 30)));
        assertEquals(Map.of("tags", List.of("30", "x")), coerce(Map.of("tags", List.of(30, "x"))));
    }

    @Test
    public void anUnknownKeyIsNamedWithTheNearestKnownOne() {
        assertEquals(
                List.of("'tag' is not a parameter of bakeAmi. Did you mean 'tags'?"),
                coerce(Map.of("tag", "x")).get(Arguments.UNKNOWN));
        assertEquals(
                List.of("'zzzzzzzz' is not a parameter of bakeAmi. It has capacity, regions, tags, timeout."),
                coerce(Map.of("zzzzzzzz", "x")).get(Arguments.UNKNOWN));
    }

    @Test
    public void durations() {
        assertEquals(Duration.ofSeconds(30), DurationText.parse("timeout", "30s"));
        assertEquals(Duration.ofMinutes(90), DurationText.parse("timeout", "1h30m"));
        assertEquals(Duration.ofDays(7), DurationText.parse("timeout", "7d"));
        for (String wrong : List.of("", "30", "s", "10 m", "-5m", "1.5h")) {
            assertEquals(
                    "The parameter 'timeout' is '" + wrong + "'; it must be a duration such as 30s, 10m, 2h or 7d.",
                    assertThrows(BadParameterException.class, () -> DurationText.parse("timeout", wrong))
                            .getMessage());
        }
        assertEquals(
                "1d2h3s", DurationText.format(Duration.ofDays(1).plusHours(2).plusSeconds(3)));
    }

    @Test
    public void keysAndValues() {
        assertEquals(Map.of("a", "b=c"), KeyValues.parse("tags", List.of("a=b=c")));
        assertThrows(BadParameterException.class, () -> KeyValues.parse("tags", List.of("=b")));
        assertThrows(BadParameterException.class, () -> KeyValues.parse("tags", List.of("a=1", "a=2")));
    }
}
