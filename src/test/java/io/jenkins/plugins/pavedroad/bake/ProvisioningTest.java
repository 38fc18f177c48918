package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
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
        assertTrue(data, data.matches("(?:[a-z]+(?: (?:-|[A-Za-z0-9+/=]+))+\n)+"));
        assertEquals("the text is the same for all", shellText(script("x")), shellText(script));
    }

    @Test
    public void moreThanEc2TakesLiesElsewhere() {
        BuilderData head = BuilderData.head("tok", Duration.ofMinutes(60), ADDRESS);
        assertTrue(ProvisioningScript.fits(head, new BuilderData().provision("x".repeat(2_000))));
        assertFalse(ProvisioningScript.fits(head, new BuilderData().provision("x".repeat(20_000))));
        assertTrue(ProvisioningScript.fits(head, BuilderData.elsewhere(ADDRESS)));
    }

    @Test
    public void addressesOfALongSessionTokenFit() {
        URI address = URI.create(ADDRESS + "&X-Amz-Security-Token=" + "t".repeat(2_600));
        assertTrue(ProvisioningScript.fits(
                BuilderData.head("tok", Duration.ofMinutes(60), address), BuilderData.elsewhere(address)));
    }

    @Test
    public void theVerdictIsFoundAmongWhateverElseIsOnAConsole() {
        record Row(String console, Optional<ConsoleVerdict> verdict) {}
        for (Row row : List.of(
                new Row("", Optional.empty()),
                new Row("paved-road-bake other ok 0\n", Optional.empty()),
                new Row("paved-road-bake|3| paved-road-bake other ok 0\n", Optional.empty()),
                new Row("paved-road-bake tok ok 0\n", Optional.of(new ConsoleVerdict(0, ""))),
                new Row(
                        "[   12.3] cloud-init[99]: paved-road-bake tok ok 0\r\n[  OK  ] Reached target\n",
                        Optional.of(new ConsoleVerdict(0, ""))),
                new Row(
                        "paved-road-bake tok failed 100 installation of hello_1.deb\n",
                        Optional.of(new ConsoleVerdict(100, "installation of hello_1.deb"))))) {
            assertEquals(row.console, row.verdict, ConsoleVerdict.read(row.console, "tok"));
        }
        assertEquals(List.of("b", "c"), ConsoleVerdict.tail("a\n\nb\r\nc\n", 2));
    }

    private static String script(String provision) {
        return ProvisioningScript.of(
                BuilderData.head("tok", Duration.ofMinutes(60), ADDRESS),
                new BuilderData()
                        .repositories(RepositoryLine.all(List.of("deb https://a.b stable main")))
                        .packageFile(FILE, ADDRESS)
                        .repositoryPackage(PackageFile.ofRepository("g++", "4:12-1"))
                        .file(new Provisioning.File("a 'b'/$(c)", 1, "0".repeat(64)), ADDRESS)
                        .provision(provision));
    }

    private static String shellText(String script) {
        return script.substring(0, script.indexOf("\n#DATA\n"));
    }
}
