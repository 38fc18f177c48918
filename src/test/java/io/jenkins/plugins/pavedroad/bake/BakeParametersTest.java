package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

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
}
