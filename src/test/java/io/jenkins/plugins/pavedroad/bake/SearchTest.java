package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Image;
import io.jenkins.plugins.pavedroad.cloud.Instance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** Whether to bake, to wait for somebody else's bake, or to take what is there. */
public class SearchTest {
    private static final List<String> REGIONS = List.of("east", "west");

    @Test
    public void anAvailableImageIsTakenBeforeAPendingOne() {
        Image old = image("ami-old", Image.State.AVAILABLE);
        Image coming = image("ami-new", Image.State.PENDING);
        Image again = image("ami-again", Image.State.AVAILABLE);
        Image broken = image("ami-bad", Image.State.FAILED);
        record Row(Map<String, List<Image>> there, String found) {}
        for (Row row : List.of(
                new Row(Map.of(), "Nothing"),
                new Row(Map.of("east", List.of(broken)), "Nothing"),
                new Row(Map.of("east", List.of(coming)), "Pending"),
                new Row(Map.of("west", List.of(coming), "east", List.of(broken)), "Pending"),
                new Row(Map.of("east", List.of(coming, old)), "Available [east]"),
                new Row(Map.of("east", List.of(coming), "west", List.of(old)), "Available [west]"),
                new Row(Map.of("west", List.of(old), "east", List.of(old)), "Available [east, west]"),
                new Row(Map.of("east", List.of(deprecated("ami-old", 60))), "Nothing"),
                new Row(Map.of("east", List.of(deprecated("ami-new", 60), old)), "Available [east]"),
                new Row(Map.of("east", List.of(deprecated("ami-old", 61))), "Available [east]"),
                // Baked apart: under another name, so that it cannot be the same image.
                new Row(Map.of("west", List.of(old), "east", List.of(again, old)), "Available [east]"),
                new Row(Map.of("west", List.of(old, again), "east", List.of(again)), "Available [east, west]"))) {
            Search.Found found = Search.images(REGIONS, row.there, Instant.ofEpochSecond(60));
            String regions = found instanceof Search.Found.Available available
                    ? " " + available.images().keySet()
                    : "";
            assertEquals(row.found, found.getClass().getSimpleName() + regions);
        }
    }

    @Test
    public void ofTwoBuildersTheFirstOneStays() {
        Instance own = builder("i-2", "mine", 5, Instance.State.RUNNING);
        record Row(Instance other, boolean senior) {}
        for (Row row : List.of(
                new Row(builder("i-9", "other", 4, Instance.State.RUNNING), true),
                new Row(builder("i-9", "other", 4, Instance.State.STOPPED), true),
                new Row(builder("i-9", "other", 6, Instance.State.RUNNING), false),
                new Row(builder("i-1", "other", 5, Instance.State.PENDING), true),
                new Row(builder("i-3", "other", 5, Instance.State.PENDING), false),
                new Row(builder("i-1", "other", 4, Instance.State.SHUTTING_DOWN), false))) {
            assertEquals(
                    row.toString(),
                    row.senior,
                    Search.senior(List.of(own, row.other), "mine").isPresent());
            // Seen from the other side, exactly one of two that live gives way.
            boolean lives = row.other.state() != Instance.State.SHUTTING_DOWN;
            assertEquals(
                    row.toString(),
                    lives && !row.senior,
                    lives && Search.senior(List.of(own, row.other), "other").isPresent());
        }
        assertEquals(Optional.empty(), Search.builder(List.of(own), "mine"));
        assertTrue(Search.builder(List.of(own), "other").isPresent());
    }

    private static Image image(String id, Image.State state) {
        return new Image(id, id, state, "", "x86_64", "1", Instant.EPOCH, "", List.of(), Map.of());
    }

    private static Image deprecated(String id, int second) {
        return new Image(
                id,
                id,
                Image.State.AVAILABLE,
                "",
                "x86_64",
                "1",
                Instant.EPOCH,
                "",
                List.of(),
                Map.of(),
                Optional.of(Instant.ofEpochSecond(second)));
    }

    private static Instance builder(String id, String operation, int second, Instance.State state) {
        return new Instance(
                id,
                state,
                "",
                "ami-1",
                "t3.small",
                "a",
                Optional.empty(),
                Instant.ofEpochSecond(second),
                List.of(),
                List.of(),
                Map.of(Ours.OPERATION, operation));
    }
}
