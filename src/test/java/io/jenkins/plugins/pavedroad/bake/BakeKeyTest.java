package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

public class BakeKeyTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    public void theSameContentHasTheSameKeyWhereverItLies() {
        String key = BakeKey.of("ami-1", List.of(file("hello", "1", "h1", "all", "one/hello.deb", A)), "");
        assertTrue(key, key.matches("[0-9a-f]{64}"));
        assertEquals(key, BakeKey.of("ami-1", List.of(file("hello", "1", "h1", "all", "two/hello.deb", A)), ""));
    }

    @Test
    public void whateverMakesAnotherImageMakesAnotherKey() {
        PackageFile hello = file("hello", "1", "h1", "all", "x.deb", A);
        PackageFile other = file("other", "1", "h1", "all", "x.deb", A);
        Provisioning.File motd = new Provisioning.File("motd", 1, A);
        record Row(String base, List<PackageFile> packages, String provision, Provisioning more) {
            Row(String base, List<PackageFile> packages, String provision) {
                this(base, packages, provision, Provisioning.NONE);
            }
        }
        List<Row> rows = List.of(
                new Row("ami-1", List.of(hello), ""),
                new Row("ami-2", List.of(hello), ""),
                new Row("ami-1", List.of(hello), "echo"),
                new Row("ami-1", List.of(file("hello", "1", "h1", "all", "x.deb", B)), ""),
                new Row("ami-1", List.of(file("hello", "2", "h1", "all", "x.deb", A)), ""),
                new Row("ami-1", List.of(file("hello", "1", "h2", "all", "x.deb", A)), ""),
                new Row("ami-1", List.of(file("hello", "1", "h1", "amd64", "x.deb", A)), ""),
                new Row("ami-1", List.of(file("hello", "1h", "1", "all", "x.deb", A)), ""),
                new Row("ami-1", List.of(hello, other), ""),
                new Row("ami-1", List.of(other, hello), ""),
                new Row("ami-1", List.of(), "hello"),
                new Row("ami-1", List.of(PackageFile.ofRepository("hello", "1-h1")), ""),
                new Row("ami-1", List.of(PackageFile.ofRepository("hello", "2:1-h1")), ""),
                new Row("ami-1", List.of(hello), "", new Provisioning(List.of("https://a"), List.of())),
                new Row("ami-1", List.of(hello), "", new Provisioning(List.of("https://a", "https://b"), List.of())),
                new Row("ami-1", List.of(hello), "", new Provisioning(List.of("https://b", "https://a"), List.of())),
                new Row("ami-1", List.of(hello), "", new Provisioning(List.of(), List.of(motd))),
                new Row(
                        "ami-1",
                        List.of(hello),
                        "",
                        new Provisioning(List.of(), List.of(new Provisioning.File("motd", 1, B)))),
                new Row(
                        "ami-1",
                        List.of(hello),
                        "",
                        new Provisioning(List.of(), List.of(new Provisioning.File("motd2", 1, A)))));
        Set<String> keys = new HashSet<>();
        for (Row row : rows) {
            assertTrue(
                    row.toString(),
                    keys.add(BakeKey.of(row.base, row.packages, row.provision, row.more, Delivery.USUAL)));
        }
        for (Delivery delivery : List.of(
                new Delivery(false, Map.of(), "", List.of(), false),
                new Delivery(true, Map.of(), "alias/a", List.of(), false),
                new Delivery(true, Map.of(), "alias/b", List.of(), false))) {
            assertTrue(
                    delivery.toString(),
                    keys.add(BakeKey.of("ami-1", List.of(hello), "", Provisioning.NONE, delivery)));
        }
        assertFalse(
                "whom it is shared with makes no other image",
                keys.add(BakeKey.of(
                        "ami-1",
                        List.of(hello),
                        "",
                        Provisioning.NONE,
                        new Delivery(true, Map.of(), "", List.of("111111111111"), true))));
    }

    @Test
    public void theKeyOfTheDefaultsIsStillTheFirstVersions() {
        assertEquals(
                "763de480761b2b1147eb54b16915924c9ad96a50925f0717dc096fca56d17c28",
                BakeKey.of("ami-1", List.of(file("hello", "1", "h1", "all", "x.deb", A)), ""));
    }

    private static PackageFile file(
            String name, String version, String release, String architecture, String file, String sha256) {
        return new PackageFile(name, version, release, architecture, "deb", file, 1, sha256);
    }
}
