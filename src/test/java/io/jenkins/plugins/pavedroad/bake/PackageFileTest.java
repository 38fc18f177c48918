package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.List;
import org.junit.Test;

/** Which packages go onto one image. */
public class PackageFileTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    public void aPackageIsInstalledOnceOnly() {
        PackageFile old = PackageFile.named("build/distributions/hello_1.0-h1.abc1234_all.deb", 1, A);
        PackageFile made = PackageFile.named("build/distributions/hello_1.1-h2.abc1234_all.deb", 1, B);
        BadParameterException refused =
                assertThrows(BadParameterException.class, () -> PackageFile.requireEachOnce(List.of(old, made)));
        assertEquals(
                "The parameter 'packages' is 'hello_1.0-h1.abc1234_all.deb, hello_1.1-h2.abc1234_all.deb'; it must be"
                        + " each package once, because of hello only the one installed last would be left.",
                refused.getMessage());
    }

    @Test
    public void theSameFileTwiceAndOtherArchitecturesAreNoQuestion() {
        PackageFile.requireEachOnce(List.of(
                PackageFile.named("out/hello_1.0-1_amd64.deb", 1, A),
                PackageFile.named("hello_1.0-1_amd64.deb", 1, A),
                PackageFile.named("out/hello_1.0-1_i386.deb", 1, B),
                PackageFile.named("out/agent_1.0-1_amd64.deb", 1, B),
                PackageFile.ofRepository("nginx", "1.2-1"),
                PackageFile.ofRepository("nginx", "1.2-1")));
    }
}
