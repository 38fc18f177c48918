package com.example.hello;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.Map;
import org.junit.Test;

public class RuntimeContextTest {
    @Test
    public void withoutAnEnvironmentItListensOnAllInterfaces() throws Exception {
        RuntimeContext context = new RuntimeContext(Collections.<String, String>emptyMap());
        assertTrue(context.listenOn().getAddress().isAnyLocalAddress());
        assertEquals(8080, context.listenOn().getPort());
        assertEquals("nowhere", context.region());
    }

    @Test
    public void listensOnItsOwnAddressWhenItKnowsIt() throws Exception {
        Map<String, String> environment = Collections.singletonMap("EC2_LOCAL_IPV4", "127.0.0.9");
        assertEquals("127.0.0.9", new RuntimeContext(environment).listenOn().getAddress().getHostAddress());
    }

    @Test
    public void aPortThatIsNoneIsRefused() {
        RuntimeContext context = new RuntimeContext(Collections.singletonMap("PORT", "http"));
        assertEquals(
                "PORT is 'http': a number from 0 to 65535 is needed",
                assertThrows(IllegalArgumentException.class, context::listenOn).getMessage());
    }
}
