package io.jenkins.plugins.pavedroad.deploy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.naming.Moniker;
import java.util.Base64;
import java.util.Map;
import org.junit.Test;

public class RuntimeContextTest {
    private static final Moniker MONIKER = Moniker.of("hello", "prod", null);

    @Test
    public void namesAreAsgardsWithNetflixsPrefixAndTheCallersWin() {
        Map<String, String> context =
                RuntimeContext.of(MONIKER, "hello-prod-v001", "us-east-1", "default", Map.of("EC2_REGION", "mine"));
        assertEquals("hello", context.get("NETFLIX_APP"));
        assertEquals("hello-prod", context.get("NETFLIX_CLUSTER"));
        assertEquals("hello-prod-v001", context.get("NETFLIX_AUTO_SCALE_GROUP"));
        assertEquals("mine", context.get("EC2_REGION"));
        assertFalse("what is empty is left out", context.containsKey("NETFLIX_DETAIL"));
    }

    @Test
    public void noValueCanBecomeAnythingElse() {
        String userData = RuntimeContext.userData(Map.of("A", "x\"; runcmd: [evil] \\ #"));
        assertTrue(userData, userData.startsWith("#cloud-config\n"));
        assertFalse(userData, userData.contains("runcmd"));
        String content = userData.substring(userData.indexOf("content: ") + 9).trim();
        assertEquals(
                "A=\"x\\\"; runcmd: [evil] \\\\ #\"\n",
                new String(Base64.getDecoder().decode(content), java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    public void userDataOfSomebodyElseIsNotReplaced() {
        assertTrue(RuntimeContext.replaceable(""));
        assertTrue(RuntimeContext.replaceable(RuntimeContext.userData(Map.of())));
        assertFalse(RuntimeContext.replaceable("#!/bin/sh\necho mine\n"));
    }
}
