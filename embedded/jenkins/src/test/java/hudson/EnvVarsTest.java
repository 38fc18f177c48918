package hudson;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;

public class EnvVarsTest {
    private final EnvVars env = new EnvVars("HOME", "/root", "PATH", "/bin");

    @Test
    public void namesAreComparedWithoutCase() {
        assertEquals("/root", env.get("home"));
    }

    @Test
    public void expandsWhatItKnows() {
        assertEquals(
                "/root/x and $UNKNOWN and ${UNKNOWN} and $",
                env.expand("${HOME}/x and $UNKNOWN and ${UNKNOWN} and $$"));
    }

    @Test
    public void plusPutsAValueInFront() {
        env.override("PATH+MAVEN", "/opt/maven/bin");
        assertEquals("/opt/maven/bin:/bin", env.get("PATH"));
        assertFalse(env.containsKey("PATH+MAVEN"));
    }

    @Test
    public void emptyValueRemoves() {
        env.override("HOME", "");
        assertFalse(env.containsKey("HOME"));
    }

    @Test
    public void expandingAllFollowsReferencesWhateverTheOrder() {
        Map<String, String> added = new LinkedHashMap<>();
        added.put("A", "${B}/a");
        added.put("B", "${HOME}/b");
        added.put("PATH+A", "${A}");
        env.overrideExpandingAll(added);
        assertEquals("/root/b/a", env.get("A"));
        assertEquals("/root/b/a:/bin", env.get("PATH"));
    }

    @Test
    public void referenceToItselfMeansTheOldValue() {
        env.overrideExpandingAll(Map.of("PATH", "/usr/bin:${PATH}"));
        assertEquals("/usr/bin:/bin", env.get("PATH"));
    }
}
