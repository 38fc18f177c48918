package io.jenkins.plugins.pavedroad.bake;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a bake is. What it makes is found by names and tags that follow from the operation's id, so the state only says
 * how far it is.
 *
 * @param since when the phase began
 * @param begun when the bake began; goes into the image's name and tags
 * @param base the base image; null until it is resolved
 * @param builder what the builder is made with; null until that is settled
 * @param attempt of naming the image: 0 for the first
 * @param imageName the name in every region; empty until there is an image
 * @param source the region whose image is copied to the others; empty until there is one
 * @param images region to image id, ours and reused ones
 * @param reused whether the source image was there before
 * @param cause why it turned around; null while it has not
 * @param rollout per region and phase; at its beginning when it is missing
 */
public record BakeState(
        Phase phase,
        Instant since,
        Instant begun,
        Base base,
        Builder builder,
        int attempt,
        String imageName,
        String source,
        Map<String, String> images,
        boolean reused,
        String cause,
        Rollout rollout) {
    /** In the order in which a bake that makes everything goes through them. */
    public enum Phase {
        RESOLVE,
        SEARCH,
        SETTLE,
        UPLOAD,
        SECURE,
        LAUNCH,
        PROVISION,
        VERDICT,
        IMAGE,
        COPY,
        /** Permissions of other accounts, where they are asked for. */
        SHARE,
        CLEAN,
        /** Another bake of the same key was first: ours is taken away, then SEARCH. */
        YIELD,
        UNDO,
        /** Turned around before anything was made. */
        NOTHING_TO_UNDO;

        /** Under which name the time it took is told; empty when it is not. */
        String told() {
            return switch (this) {
                case RESOLVE, SEARCH, SETTLE -> "prepare";
                case UPLOAD -> "upload";
                case SECURE, LAUNCH -> "launch";
                case PROVISION, VERDICT -> "provision";
                case IMAGE -> "image";
                case COPY -> "copy";
                case SHARE -> "share";
                case CLEAN, YIELD -> "clean";
                case UNDO, NOTHING_TO_UNDO -> "";
            };
        }
    }

    /**
     * @param details whether name, version and architecture were looked up
     */
    public record Base(String id, String name, String version, String architecture, boolean details, String key) {}

    /**
     * @param network of the temporary security group; empty when the user named a group
     * @param group id; empty until there is one
     * @param instance id; empty until there is one
     * @param subnet where it is launched; empty for where the user or AWS wants it
     * @param refused default subnets whose zones could not take it; the empty one is AWS's own choice
     * @param armed when its dead man's switch was last set; null for never
     * @param log how much of its log was told
     */
    public record Builder(
            String bucket,
            String type,
            String network,
            String group,
            String instance,
            String subnet,
            List<String> refused,
            Instant armed,
            BuilderLog.Told log) {
        public Builder {
            subnet = subnet == null ? "" : subnet;
            refused = refused == null ? List.of() : List.copyOf(refused);
            log = log == null ? BuilderLog.Told.NOTHING : log;
        }

        Builder(String bucket, String type, String network, String group) {
            this(bucket, type, network, group, "", "", List.of(), null, BuilderLog.Told.NOTHING);
        }

        Builder withGroup(String id) {
            return new Builder(bucket, type, network, id, instance, subnet, refused, armed, log);
        }

        Builder withInstance(String id) {
            return new Builder(bucket, type, network, group, id, subnet, refused, armed, log);
        }

        /** To be tried there next. */
        Builder in(String next, List<String> without) {
            return new Builder(bucket, type, network, group, instance, next, without, armed, log);
        }

        Builder armedAt(Instant time) {
            return new Builder(bucket, type, network, group, instance, subnet, refused, time, log);
        }

        Builder with(BuilderLog.Told told) {
            return new Builder(bucket, type, network, group, instance, subnet, refused, armed, told);
        }
    }

    public BakeState {
        images = images == null ? Map.of() : Map.copyOf(images);
        rollout = rollout == null ? Rollout.BEGIN : rollout;
    }

    static BakeState begin() {
        return new BakeState(Phase.RESOLVE, null, null, null, null, 0, "", "", Map.of(), false, null, Rollout.BEGIN);
    }

    BakeState begunAt(Instant now) {
        return new BakeState(
                phase, now, now, base, builder, attempt, imageName, source, images, reused, cause, rollout);
    }

    BakeState to(Phase next, Instant now) {
        Rollout timed = since == null ? rollout : rollout.spent(phase.told(), Duration.between(since, now));
        return new BakeState(next, now, begun, base, builder, attempt, imageName, source, images, reused, cause, timed);
    }

    BakeState with(Rollout value) {
        return new BakeState(
                phase, since, begun, base, builder, attempt, imageName, source, images, reused, cause, value);
    }

    BakeState with(Base value) {
        return new BakeState(
                phase, since, begun, value, builder, attempt, imageName, source, images, reused, cause, rollout);
    }

    BakeState with(Builder value) {
        return new BakeState(
                phase, since, begun, base, value, attempt, imageName, source, images, reused, cause, rollout);
    }

    BakeState nextAttempt() {
        return new BakeState(
                phase, since, begun, base, builder, attempt + 1, imageName, source, images, reused, cause, rollout);
    }

    /** With the image that is copied to the other regions. */
    BakeState withSource(String region, String id, String name, boolean wasThere) {
        return new BakeState(
                phase, since, begun, base, builder, attempt, name, region, added(region, id), wasThere, cause, rollout);
    }

    BakeState withImage(String region, String id) {
        return new BakeState(
                phase,
                since,
                begun,
                base,
                builder,
                attempt,
                imageName,
                source,
                added(region, id),
                reused,
                cause,
                rollout);
    }

    /** Turned around: {@link Phase#UNDO}, or nothing at all when nothing was made. */
    BakeState undone(String why) {
        Phase next = phase.compareTo(Phase.UPLOAD) < 0 ? Phase.NOTHING_TO_UNDO : Phase.UNDO;
        return new BakeState(
                next, null, begun, base, builder, attempt, imageName, source, images, reused, why, rollout);
    }

    private Map<String, String> added(String region, String id) {
        Map<String, String> all = new LinkedHashMap<>(images);
        all.put(region, id);
        return all;
    }
}
