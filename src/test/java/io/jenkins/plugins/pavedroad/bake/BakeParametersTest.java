package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

/** What users write as base image and packages. */
public class BakeParametersTest {
    private static final String HASH = "0".repeat(64);

    @Test
    public void aBaseImageIsAnIdANameOrAParameter() {
        record Row(String text, BaseImage meant) {}
        for (Row row : List.of(
                new Row("ami-0123456789abcdef0", new BaseImage.ById("ami-0123456789abcdef0")),
                new Row(" ami-01234567 ", new BaseImage.ById("ami-01234567")),
                new Row("debian-13-*", new BaseImage.ByName("self", "debian-13-*")),
                new Row("self/debian-13-*", new BaseImage.ByName("self", "debian-13-*")),
                new Row("amazon/al2023-ami-2023.*", new BaseImage.ByName("amazon", "al2023-ami-2023.*")),
                new Row(
                        "099720109477/ubuntu/images/hvm-ssd/ubuntu-*",
                        new BaseImage.ByName("099720109477", "ubuntu/images/hvm-ssd/ubuntu-*")),
                new Row("ubuntu/images/own-*", new BaseImage.ByName("self", "ubuntu/images/own-*")),
                new Row("/aws/service/debian/13", new BaseImage.ByParameter("/aws/service/debian/13")),
                new Row("ssm:our-base", new BaseImage.ByParameter("our-base")),
                new Row("resolve:ssm:/our/base", new BaseImage.ByParameter("/our/base")))) {
            assertEquals(row.text, row.meant, BaseImage.of(row.text));
        }
    }

    @Test
    public void anythingElseIsRefusedByName() {
        for (String wrong : Arrays.asList(null, "", " ", "ami-xyz", "ssm:", "ssm:a b", "name{a,b}", "a\"b")) {
            String sentence = assertThrows(BadParameterException.class, () -> BaseImage.of(wrong))
                    .getMessage();
            assertTrue(sentence, sentence.startsWith("The parameter 'baseImage' is "));
        }
    }

    @Test
    public void aPackageIsKnownByItsFileName() {
        record Row(String file, String name, String version, String release, String architecture, String cloud) {}
        for (Row row : List.of(
                new Row("a/b/hello_1.0.0-h12.abc_all.deb", "hello", "1.0.0", "h12.abc", "all", "all"),
                new Row("lib-x_1%3a2.0-1-3_amd64.deb".replace("%3a", ":"), "lib-x", "2.0-1", "3", "amd64", "x86_64"),
                new Row("tool_2.1_arm64.deb", "tool", "2.1", "", "arm64", "arm64"),
                new Row("hello-world-1.0~dev.3-h1.noarch.rpm", "hello-world", "1.0~dev.3", "h1", "noarch", "noarch"),
                new Row("x-1-2.aarch64.rpm", "x", "1", "2", "aarch64", "arm64"))) {
            PackageFile file = PackageFile.named(row.file, 7, HASH);
            assertEquals(row.name, file.name());
            assertEquals(row.version, file.version());
            assertEquals(row.release, file.release());
            assertEquals(row.architecture, file.architecture());
            assertEquals(row.cloud, file.cloudArchitecture());
        }
        for (String wrong :
                List.of("hello.deb", "hello.jar", "hello-1.0.rpm", "Hello_1.0_all.deb", "x_1_all.deb.asc")) {
            String sentence = assertThrows(IllegalArgumentException.class, () -> PackageFile.named(wrong, 7, HASH))
                    .getMessage();
            assertTrue(sentence, sentence.startsWith("The parameter 'packages' is '" + wrong + "'"));
        }
    }

    @Test
    public void aPackageOfARepositoryHasItsExactVersion() {
        record Row(String entry, String name, String version, String release) {}
        for (Row row : List.of(
                new Row("hello=1.4.0-h12.abc1234", "hello", "1.4.0", "h12.abc1234"),
                new Row("g++=4:12.2.0-3", "g++", "12.2.0", "3"),
                new Row("tool=2.1~rc1", "tool", "2.1~rc1", ""),
                new Row("perl-JSON_XS=4.03-1.el9", "perl-JSON_XS", "4.03", "1.el9"))) {
            assertTrue(row.entry, RepositoryPackage.isMeantBy(row.entry));
            PackageFile meant = RepositoryPackage.of(row.entry, Set.of());
            assertEquals(row.entry, row.name, meant.name());
            assertEquals(row.entry, row.version, meant.version());
            assertEquals(row.entry, row.release, meant.release());
            assertEquals(row.entry, meant.file());
        }
        for (String file : List.of("out/a=b.deb", "a=1_2_all.deb", "x.rpm", "nginx")) {
            assertFalse(file, RepositoryPackage.isMeantBy(file));
        }
        for (String wrong : List.of("nginx=", "=1", "nginx=1.*", "nginx=1 -y", "-y=1", "nginx=$(id)", "a=1;b=2")) {
            assertRefused("packages", wrong, () -> RepositoryPackage.of(wrong, Set.of()));
        }
        assertRefused(
                "packages", "Upper=1.0-1", () -> RepositoryPackage.of("Upper=1.0-1", Set.of(RepositoryLine.Kind.APT)));
        assertRefused("packages", "tool=2.1", () -> RepositoryPackage.of("tool=2.1", Set.of(RepositoryLine.Kind.YUM)));
    }

    @Test
    public void aRepositoryIsALineOfAptOrAUrlOfYum() {
        record Row(String entry, RepositoryLine.Kind kind) {}
        for (Row row : List.of(
                new Row("deb https://apt.example.com stable main", RepositoryLine.Kind.APT),
                new Row(
                        "deb [signed-by=/usr/share/keyrings/our.gpg] http://10.0.0.1:8080/apt ./",
                        RepositoryLine.Kind.APT),
                new Row(
                        "deb [ arch=amd64,arm64 trusted=yes ] https://a.b/c stable main extra",
                        RepositoryLine.Kind.APT),
                new Row("https://yum.example.com/el9/$basearch/", RepositoryLine.Kind.YUM))) {
            assertEquals(row.kind, RepositoryLine.all(List.of(row.entry)).get(0).kind());
        }
        for (String wrong : List.of(
                "deb https://a.b",
                "deb https://a.b stable",
                "deb-src https://a.b stable main",
                "deb ftp://a.b stable main",
                "deb https://a.b stable main\ndeb https://c.d stable main",
                "file:///srv/repo",
                "https://a.b/ gpgcheck=0")) {
            assertRefused("repository", wrong, () -> RepositoryLine.all(List.of(wrong)));
        }
        for (String secret : List.of("https://me:hunter2@a.b/el9", "deb https://me:hunter2@a.b stable main")) {
            String sentence = assertRefused("repository", "", () -> RepositoryLine.all(List.of(secret)));
            assertFalse(sentence, sentence.contains("hunter2"));
            assertTrue(sentence, sentence.contains("without user and password"));
        }
        assertRefused(
                "repository", "", () -> RepositoryLine.all(List.of("deb https://a.b stable main", "https://a.b/el9")));
    }

    private static String assertRefused(String parameter, String value, ThrowingRunnable reading) {
        String sentence =
                assertThrows(value, BadParameterException.class, reading).getMessage();
        assertTrue(sentence, sentence.startsWith("The parameter '" + parameter + "' is '" + value));
        return sentence;
    }
}
