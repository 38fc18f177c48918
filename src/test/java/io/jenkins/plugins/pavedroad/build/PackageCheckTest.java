package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import io.jenkins.plugins.pavedroad.artifact.PackageFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class PackageCheckTest {
    private static PackageFacts facts(String name, String version, String release, boolean empty) {
        return new PackageFacts(
                "deb", name, version, release, "all", new ArrayList<>(List.of("adduser")), empty, "", 0);
    }

    private static BuiltPackage accept(String name, String version, String release) {
        return PackageCheck.accept(facts(name, version, release, false), "build/x.deb", 5, "abc");
    }

    @Test
    public void anAppVersionIsComposed() {
        BuiltPackage built = accept("hello", "1.5.0~dev.3", "h12.abc1234");
        assertEquals("hello-1.5.0~dev.3-h12.abc1234", built.getAppVersion());
        assertEquals("1.5.0~dev.3-h12.abc1234", built.getFullVersion());
        assertEquals("x.deb", built.getFileName());
        assertEquals(List.of("adduser"), built.getDepends());
    }

    @Test
    public void whatFriggaWouldMisreadIsRefused() {
        for (String[] misread :
                new String[][] {{"app", "1.0.0-rc.1", "h3"}, {"my-app", "1.0+x", "1"}, {"app", "", "h1"}}) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> accept(misread[0], misread[1], misread[2]))
                    .getMessage();
            assertTrue(message, message.startsWith("The package build/x.deb cannot be baked: appversion '"));
        }
    }

    @Test
    public void anEmptyPackageIsRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> PackageCheck.accept(facts("app", "1", "h1", true), "a.deb", 1, ""))
                .getMessage();
        assertTrue(message, message.contains("has no files in it"));
    }

    @Test
    public void doubtsNameWhatDiffers() {
        BuiltPackage built = accept("hello", "0.2.0~dev.1", "h12.4f531e7");
        assertEquals(Optional.empty(), PackageCheck.doubt(built, Map.of("hello", "0.2.0-dev.1+4f531e7"), "12"));
        assertEquals(
                "Gradle inferred version 0.3.0, but the package's version is 0.2.0~dev.1.",
                PackageCheck.doubt(built, Map.of("root", "0.3.0"), "12").orElseThrow());
        assertTrue(PackageCheck.doubt(built, Map.of(), "13").orElseThrow().contains("not h13.<commit>"));
        assertTrue(PackageCheck.doubt(built, Map.of(), "1").isPresent());
    }
}
