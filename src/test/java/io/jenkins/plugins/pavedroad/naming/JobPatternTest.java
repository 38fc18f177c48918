package io.jenkins.plugins.pavedroad.naming;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class JobPatternTest {
    private record Row(String pattern, String job, boolean matches) {}

    @Test
    public void jobsAreMatchedByFullName() {
        for (Row row : List.of(
                new Row(null, "any/job", true),
                new Row(" ", "job", true),
                new Row("**", "a/b/c", true),
                new Row("*", "job", true),
                new Row("*", "team/job", false),
                new Row("team/**", "team/job", true),
                new Row("team/**", "team/sub/job", true),
                new Row("team/**", "team", true),
                new Row("team/**", "teamwork/job", false),
                new Row("team/*", "team/job", true),
                new Row("team/*", "team/sub/job", false),
                new Row("team/*", "team", false),
                new Row("**/main", "main", true),
                new Row("**/main", "team/hello/main", true),
                new Row("**/main", "team/mainline", false),
                new Row("team/**/main", "team/main", true),
                new Row("team/**/main", "team/a/b/main", true),
                new Row("team/**/main", "teammain", false),
                new Row("team/**/**", "team", true),
                new Row("**/**/main", "main", true),
                new Row("team/hello-?", "team/hello-1", true),
                new Row("team/hello-?", "team/hello-", false),
                new Row("team/hello-?", "team/hello-/", false),
                new Row("a.b", "aXb", false),
                new Row("feature%2Fx", "feature%2Fx", true),
                new Row("Team/*", "team/job", false),
                new Row("one/**, two/*", "two/job", true),
                new Row("one/**, two/*", "three/job", false))) {
            assertEquals(
                    row.toString(), row.matches(), JobPattern.of(row.pattern()).matches(row.job()));
        }
    }

    @Test
    public void whatNoPatternCanBeIsSaidInOneSentence() {
        for (String wrong : Arrays.asList(
                "/team",
                "team/",
                "team//job",
                "team/**job",
                "a**",
                "team\\job",
                "{a,b}",
                "[ab]",
                "a,,b",
                ",",
                "team:job",
                "^a.*$")) {
            Optional<String> sentence = JobPattern.problem(wrong);
            assertTrue(wrong, sentence.isPresent());
            assertTrue(sentence.get(), sentence.get().startsWith("The job pattern is '" + wrong + "'; it must be "));
            assertThrows(IllegalArgumentException.class, () -> JobPattern.of(wrong));
        }
    }
}
