package io.jenkins.plugins.pavedroad.cloud.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Account;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class SessionNameTest {
    private record Row(String prefix, String build, String name) {}

    @Test
    public void jobAndBuildAreReadable() {
        for (Row row : List.of(
                new Row(null, null, "paved-road"),
                new Row("jenkins", null, "jenkins"),
                new Row(null, "hello#12", "paved-road-hello-12"),
                new Row("jenkins", "team/hello#7", "jenkins-team.hello-7"),
                new Row("ci", "team/feature%2Fx y#7", "ci-team.feature_2Fx_y-7"),
                new Row("ci", "schön#1", "ci-sch_n-1"))) {
            assertEquals(row.name(), name(row.prefix(), row.build()));
        }
    }

    @Test
    public void aLongNameKeepsItsEndAndStaysItsOwn() {
        String longest = "a".repeat(32);
        String one = name(longest, "folder/".repeat(20) + "hello#1234");
        String other = name(longest, "elsewhere/" + "folder/".repeat(20) + "hello#1234");
        for (String name : List.of(one, other)) {
            assertTrue(name, name.matches("[\\w+=,.@-]{64}"));
            assertTrue(name, name.endsWith("hello-1234"));
        }
        assertNotEquals(one, other);
    }

    private static String name(String prefix, String build) {
        Account account = new Account(
                "a",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(prefix),
                Optional.empty());
        return SessionName.of(account, Optional.ofNullable(build));
    }
}
