package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** What a builder is told, and what it tells. */
public class ProvisioningTest {
    private static final PackageFile FILE =
            new PackageFile("hello", "1.0", "1", "all", "deb", "x/hello_1.0-1_all.deb", 7, "0".repeat(64));
    private static final URI ADDRESS = URI.create("http://127.0.0.1/b/k?X-Amz-Signature=abc&X-Amz-Date=1");

    @Test
    public void nothingThatAUserWroteIsPartOfTheShellText() {
        String evil = "'; rm -rf / #\n#DATA\n$(reboot) `reboot`";
        String script = script(evil);
        assertFalse(script.contains("rm -rf / #"));
        assertFalse(script.contains("reboot`"));
        String data = script.substring(script.indexOf("\n#DATA\n") + 7);
        assertTrue(data, data.matches("(?:[a-z]+(?: [A-Za-z0-9+/=]+)+\n)+"));
        assertEquals("the text is the same for all", shellText(script("x")), shellText(script));
    }

    @Test
    public void moreThanEc2TakesIsRefused() {
        String sentence = assertThrows(IllegalArgumentException.class, () -> script("x".repeat(20_000)))
                .getMessage();
        assertTrue(sentence, sentence.contains("EC2 takes 16384"));
    }

    @Test
    public void theVerdictIsFoundAmongWhateverElseIsOnAConsole() {
        record Row(String console, Optional<ConsoleVerdict> verdict) {}
        for (Row row : List.of(
                new Row("", Optional.empty()),
                new Row("paved-road-bake other ok 0\n", Optional.empty()),
                new Row("paved-road-bake tok ok 0\n", Optional.of(new ConsoleVerdict(0, "", List.of()))),
                new Row(
                        "[   12.3] cloud-init[99]: paved-road-bake tok ok 0\r\n[  OK  ] Reached target\n",
                        Optional.of(new ConsoleVerdict(0, "", List.of()))),
                new Row(
                        "noise\n[1.0] cloud-init[9]: paved-road-bake| E: \u001B[31mno such\u001B[0m package\n"
                                + "paved-road-bake tok failed 100 installation of hello_1.deb\n",
                        Optional.of(new ConsoleVerdict(
                                100, "installation of hello_1.deb", List.of("E: no such package")))))) {
            assertEquals(row.console, row.verdict, ConsoleVerdict.read(row.console, "tok"));
        }
        assertEquals(List.of("b", "c"), ConsoleVerdict.tail("a\n\nb\r\nc\n", 2));
    }

    private static String script(String provision) {
        return ProvisioningScript.of(
                "tok", Duration.ofMinutes(60), List.of(new ProvisioningScript.Download(FILE, ADDRESS)), provision);
    }

    private static String shellText(String script) {
        return script.substring(0, script.indexOf("\n#DATA\n"));
    }
}
