package io.jenkins.plugins.pavedroad.embedded.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RunOptionsTest {
    @Test
    public void withoutArgumentsTheDefaultsHold() {
        RunOptions options = RunOptions.parse(List.of());
        assertNull(options.jenkinsfile());
        assertEquals(50, options.requestsPerSecond());
        assertEquals(8080, options.port());
        assertFalse(options.keep());
        assertFalse(options.realAws());
    }

    @Test
    public void everyOptionIsTaken() {
        RunOptions options = RunOptions.parse(List.of(
                "--traffic", "200", "my/Jenkinsfile", "--keep", "--port", "0", "--param", "A=b=c", "--param", "D="));
        assertEquals(Path.of("my/Jenkinsfile"), options.jenkinsfile());
        assertEquals(200, options.requestsPerSecond());
        assertEquals(0, options.port());
        assertTrue(options.keep());
        assertEquals(Map.of("A", "b=c", "D", ""), options.parameters());
    }

    @Test
    public void aRealAccountGetsNoTraffic() {
        RunOptions options = RunOptions.parse(List.of("--aws", "real", "--traffic", "10"));
        assertTrue(options.realAws());
        assertEquals(0, options.requestsPerSecond());
    }

    @Test
    public void whatCannotBeTakenIsNamed() {
        refused("--traffic is 'many'; it must be a number from 0 to 2000.", "--traffic", "many");
        refused("--port is '65536'; it must be a number from 0 to 65535.", "--port", "65536");
        refused("--param is 'x'; it must be KEY=VALUE.", "--param", "x");
        refused("--aws is 'fake'; it must be real or embedded.", "--aws", "fake");
        refused("--port needs a value.", "--port");
        refused("One Jenkinsfile can be run, but 'a' and 'b' were given.", "a", "b");
        refused(
                "'--trafic' is not an option; the options are --traffic, --keep, --port, --param, --aws, --yes and"
                        + " --help.",
                "--trafic");
    }

    private static void refused(String sentence, String... arguments) {
        assertEquals(
                sentence,
                assertThrows(Refused.class, () -> RunOptions.parse(List.of(arguments)))
                        .getMessage());
    }
}
