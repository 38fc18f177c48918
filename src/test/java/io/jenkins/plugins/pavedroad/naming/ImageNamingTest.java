package io.jenkins.plugins.pavedroad.naming;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ImageNamingTest {
    private static final Instant THEN = Instant.parse("2026-03-04T05:06:07Z");
    private static final ImageNaming.Base BASE =
            new ImageNaming.Base("ami-0123456789abcdef0", "debian-13-amd64-20260301", "13.1");

    @Test
    public void imageNamesAreAminators() {
        record Row(String name, String version, String release, String arch, int attempt, String expected) {}
        for (Row row : List.of(
                new Row("hello", "1.0.0", "h12.abc", "all", 0, "hello-1.0.0-h12.abc-all-202603040506-ebs"),
                new Row("hello", "1.0.0", "h12.abc", "all", 2, "hello-1.0.0-h12.abc-all-202603040506-ebs2"),
                new Row("hello", "1.0~dev.3+a", "", "all", 0, "hello-1.0_dev.3_a-0-all-202603040506-ebs"))) {
            ImageNaming naming = new ImageNaming(row.name, row.version, row.release, row.arch, BASE, THEN);
            assertEquals(row.expected, naming.imageName(row.attempt));
        }
    }

    @Test
    public void aLongNameKeepsItsEnd() {
        String name = new ImageNaming("x".repeat(300), "1.0", "1", "all", BASE, THEN).imageName(1);
        assertEquals(ImageNaming.LONGEST_NAME, name.length());
        assertTrue(name, name.endsWith("-202603040506-ebs1"));
    }

    @Test
    public void descriptionTellsTheAncestor() {
        assertEquals(
                "name=hello, arch=all, ancestor_name=debian-13-amd64-20260301, "
                        + "ancestor_id=ami-0123456789abcdef0, ancestor_version=13.1",
                new ImageNaming("hello", "1.0.0", "h1", "all", BASE, THEN).description());
    }

    @Test
    public void tagsAreAminatorsAndAnUnreadableAppVersionIsLeftOut() {
        assertEquals(
                Map.of(
                        "appversion", "hello-1.0.0-h1",
                        "base_ami_version", "13.1",
                        "creator", "paved-road",
                        "creation_time", "2026-03-04 05:06:07 UTC"),
                new ImageNaming("hello", "1.0.0", "h1", "all", BASE, THEN).tags());
        assertEquals(
                List.of("base_ami_version", "creator", "creation_time"),
                List.copyOf(new ImageNaming("hello", "1.0+x", "h1", "all", BASE, THEN)
                        .tags()
                        .keySet()));
    }
}
