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
import java.util.TreeMap;
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
        for (String[] misread : new String[][] {
            {
                "app",
                "1.0.0-rc.1",
                "h3",
                "appversion 'app-1.0.0-rc.1-h3' would be read as package 'app-1.0.0', " + "version 'rc.1'",
                "Choose name 'app', version '1.0.0~rc.1', release 'h3'"
            },
            {
                "my-app",
                "1.0",
                "",
                "it has no release, and of 'my-app-1.0' frigga reads package 'my', version 'app'",
                "ospackage { release = "
            },
            {"app", "1.0.0", "", "of 'app-1.0.0' frigga reads nothing", "ospackage { release = "},
            {"my-app", "1.0.0", "", "of 'my-app-1.0.0' frigga reads nothing", "ospackage { release = "},
            {"my-app", "1.0+x", "1", "cannot be read by frigga", "Choose name 'my-app', version '1.0', release '1'"},
            {"app", "1.0.0", "h12/folder/job", "cannot be read by frigga", "release 'h12_folder_job'"},
            {"libc++", "1.0.0", "h1", "cannot be read by frigga", "Choose name 'libc--', version '1.0.0'"},
            {"app", "1.0_2", "h1", "cannot be read by frigga", "Choose name 'app', version '1.0.2'"},
            {"app", "1.0.0", "h1.abc.el9", "cannot be read by frigga", "release 'h1.abc', which make"},
            {"app", "", "h1", "", "Choose name 'app', version '1.0.0', release 'h1'"}
        }) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> accept(misread[0], misread[1], misread[2]))
                    .getMessage();
            assertTrue(message, message.startsWith("The package build/x.deb cannot be baked: "));
            assertTrue(message, message.contains(misread[3]));
            assertTrue(message, message.contains(misread[4]));
        }
    }

    @Test
    public void anotherCommitsPackageOfTheSameNameIsTold() {
        BuiltPackage built = accept("hello", "0.2.0~dev.1", "1");
        BuiltPackage same = PackageCheck.accept(facts("hello", "0.2.0~dev.1", "1", false), "build/x.deb", 5, "other");
        EarlierBuild before = new EarlierBuild(
                11,
                new NebulaBuildMade(
                        "",
                        "none",
                        true,
                        new NebulaBuildResult(List.of(same), TestTotals.NONE, "b".repeat(40), ""),
                        new TreeMap<>()));
        String said = PackageCheck.sameAs(built, "a".repeat(40), before).orElseThrow();
        assertTrue(
                said,
                said.startsWith("Build #11 made x.deb of another commit: two packages with one name and version"));
        assertTrue(said, said.contains("Let build.gradle set the release"));
        assertEquals(Optional.empty(), PackageCheck.sameAs(built, "b".repeat(40), before));
        assertEquals(Optional.empty(), PackageCheck.sameAs(built, "a".repeat(40), null));
        assertEquals(
                Optional.empty(),
                PackageCheck.sameAs(accept("hello", "0.2.0~dev.1", "h12.aaaaaaa"), "a".repeat(40), before));
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
