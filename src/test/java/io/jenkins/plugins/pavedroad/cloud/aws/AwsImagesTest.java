package io.jenkins.plugins.pavedroad.cloud.aws;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.WEST;
import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.until;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.CloudException;
import io.jenkins.plugins.pavedroad.cloud.Encryption;
import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.ImageCopy;
import io.jenkins.plugins.pavedroad.cloud.Images;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import io.jenkins.plugins.pavedroad.cloud.InstanceLaunch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AwsImagesTest {
    private static final Map<String, String> TAGS = Map.of("paved-road:operation", "one", "a*b?c\\d", "x*y?z\\");

    @Rule
    public final AwsCloudsRule aws = new AwsCloudsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Images images;
    private String base;

    @Before
    public void seed() throws Exception {
        images = aws.east().images();
        base = aws.aws()
                .seed()
                .image(
                        EAST,
                        "debian-13-1",
                        folder.newFolder().toPath(),
                        Map.of(),
                        Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    public void imagesAreFoundByIdNameAndOwner() throws Exception {
        String newer = aws.aws()
                .seed()
                .image(
                        EAST,
                        "debian-13-2",
                        folder.newFolder().toPath(),
                        Map.of(),
                        Instant.parse("2026-02-01T00:00:00Z"));
        String amazons = aws.aws()
                .seed()
                .image(EAST, "debian-13-3", folder.newFolder().toPath(), Map.of(), "137112412989", "amazon");
        Image found = images.find(base).orElseThrow();
        assertEquals("debian-13-1", found.name());
        assertEquals(Image.State.AVAILABLE, found.state());
        assertEquals("x86_64", found.architecture());
        assertEquals("123456789012", found.ownerId());
        assertEquals(1, found.snapshots().size());
        assertEquals(Optional.empty(), images.find("ami-0123456789abcdef0"));
        assertEquals(Optional.empty(), images.find("nonsense"));
        assertEquals(List.of(newer, base), ids(images.byName("debian-13-*", "self")));
        assertEquals(List.of(amazons), ids(images.byName("debian-13-?", "amazon")));
        assertEquals(List.of(base), ids(images.ownByName("debian-13-1")));
        assertEquals(List.of(), images.ownByName("debian-13-3"));
    }

    @Test
    public void aPublicParameterNamesAnImage() {
        aws.aws().seed().parameter(EAST, "/aws/service/debian/13", base);
        assertEquals(Optional.of(base), images.publicParameter("/aws/service/debian/13"));
        assertEquals(Optional.empty(), images.publicParameter("/aws/service/debian/14"));
    }

    @Test
    public void anImageIsMadeCopiedAndRemovedWithItsSnapshots() {
        String builder = stoppedInstance();
        String id = images.create(builder, "hello-1", "d", TAGS);
        assertEquals("a repeated call finds it", id, images.create(builder, "hello-1", "d", TAGS));
        CloudException taken = assertThrows(
                CloudException.class,
                () -> images.create(builder, "hello-1", "d", Map.of("paved-road:operation", "another")));
        assertEquals(CloudException.ALREADY_EXISTS, taken.code());
        until("available", () -> images.find(id).orElseThrow().state() == Image.State.AVAILABLE);
        Image made = images.find(id).orElseThrow();
        assertEquals(TAGS, made.tags());
        assertEquals(List.of(id), ids(images.ownByTags(TAGS)));
        assertEquals(List.of(), images.ownByTags(Map.of("a*b?c\\d", "x")));
        assertEquals(made.snapshots(), images.snapshotsByTags(TAGS));

        Images west = aws.west().images();
        ImageCopy order = new ImageCopy(EAST, id, "hello-1", "d", Encryption.BY_DEFAULT, TAGS, "token-1");
        String copy = west.copy(order);
        assertEquals("the same token, the same copy", copy, west.copy(order));
        until("copied", () -> west.find(copy).orElseThrow().state() == Image.State.AVAILABLE);
        Image copied = west.find(copy).orElseThrow();
        assertEquals(TAGS, copied.tags());
        assertEquals(copied.snapshots(), west.snapshotsByTags(TAGS));
        assertEquals(WEST, aws.west().name());

        images.tag(List.of(id), Map.of("more", "yes"));
        assertEquals("yes", images.find(id).orElseThrow().tags().get("more"));

        images.delete(made);
        assertTrue(images.find(id).isEmpty());
        assertEquals(List.of(), images.snapshotsByTags(TAGS));
        images.delete(made);
        images.deleteSnapshot(made.snapshots().get(0));
    }

    @Test
    public void imagesAreSearchedSharedAndDeprecated() throws Exception {
        assertEquals("alias/aws/ebs", images.defaultKey());
        images.tag(List.of(base), Map.of("appversion", "hello-1.4.0-h12"));
        assertEquals(List.of(base), ids(images.search("self", "debian-*", Map.of("appversion", "hello-*"))));
        assertEquals(List.of(), ids(images.search("self", "*", Map.of("appversion", "bye-*"))));

        String snapshot = images.find(base).orElseThrow().snapshots().get(0);
        for (String id : List.of(base, snapshot)) {
            assertEquals(Set.of(), images.permitted(id));
            images.permit(id, List.of("210987654321", "333333333333"));
            images.permit(id, List.of("210987654321"));
            assertEquals(Set.of("210987654321", "333333333333"), images.permitted(id));
            images.forbid(id, List.of("333333333333", "444444444444"));
            assertEquals(Set.of("210987654321"), images.permitted(id));
        }
        images.forbid("ami-0123456789abcdef0", List.of("333333333333"));
        images.forbid("snap-0123456789abcdef0", List.of("333333333333"));

        Instant later = Instant.now().plusSeconds(7200);
        images.deprecate(base, Optional.of(later));
        assertTrue(images.find(base).orElseThrow().deprecatedAt().isPresent());
        images.deprecate(base, Optional.empty());
        assertEquals(Optional.empty(), images.find(base).orElseThrow().deprecatedAt());
    }

    private String stoppedInstance() {
        String id = aws.east()
                .instances()
                .launch(new InstanceLaunch(
                        base, "t3.small", Optional.empty(), List.of(), Optional.empty(), "", Map.of(), "t"));
        until("running", () -> state(id) == Instance.State.RUNNING);
        try (Clients sdk = aws.sdk(EAST)) {
            sdk.ec2().stopInstances(request -> request.instanceIds(id));
        }
        until("stopped", () -> state(id) == Instance.State.STOPPED);
        return id;
    }

    private Instance.State state(String id) {
        return aws.east().instances().find(List.of(id)).get(0).state();
    }

    private static List<String> ids(List<Image> images) {
        return images.stream().map(Image::id).toList();
    }
}
