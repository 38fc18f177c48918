package io.jenkins.plugins.pavedroad.operation;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

public class OperationIdentityTest {
    @Test
    public void theSameStepOfTheSameBuildIsTheSameAndNothingElseIs() {
        Object[][] attempts = {
            {"team/ship#11", 1000L, "7", "the step"},
            {"team/ship#11", 1000L, "12", "its second try: another node"},
            {"team/ship#12", 2000L, "7", "a Replay or Restart from Stage: another build"},
            {"team/ship#11", 3000L, "7", "a job made anew that counts from one again"},
            {"team/ship#11", 1000L, "builder1-1", "a build step of a freestyle job"},
            {"team/ship#11", 1000L, "builder2-1", "the next build step"},
            {"team/ship#11", 1000L, "builder2-2", "its second try"},
            {"team/builder1#2", 1000L, "7", "a Pipeline of a misleading name"},
            {"team/ship-builder1-1#2", 1000L, "7", "another"},
            {"team-ship#11", 1000L, "7", "another job whose name reads alike"},
        };
        Set<String> ids = new TreeSet<>();
        for (Object[] attempt : attempts) {
            String id = OperationExecution.idOf((String) attempt[0], (Long) attempt[1], (String) attempt[2]);
            assertEquals(id, OperationExecution.idOf((String) attempt[0], (Long) attempt[1], (String) attempt[2]));
            assertTrue((String) attempt[3], ids.add(id));
            assertEquals(id, ((String) attempt[2]).startsWith("builder"), OperationBuilder.began(id));
        }
    }

    @Test
    public void anyJobsNameMakesANameForAFileAndATag() {
        for (String job :
                new String[] {"a/'\"><script>#1", "Überfahrt/große Fähre#1", "../..#1", "x".repeat(900) + "#1"}) {
            String id = OperationExecution.idOf(job, 1L, "7");
            assertTrue(id, id.matches("[a-z0-9.-]+"));
            assertTrue("a tag's value has 256 characters at most", id.length() <= 100);
        }
    }
}
