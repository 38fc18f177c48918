package io.jenkins.plugins.pavedroad.deploy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.jenkins.plugins.pavedroad.cloud.Capacity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a deployment is in one region.
 *
 * @param since when the phase began
 * @param steadySince since when everything has been healthy without a break; null while it is not
 * @param source the server group that is replaced; null in a cluster's first deployment
 * @param imageId the image in this region
 * @param capacity what the new group was made with
 * @param finalMin the new group's minimum once traffic has moved; null to leave it
 * @param targetGroups ids the new group is attached to once verified
 * @param overridden names of the guardrails that had to be overridden when it was planned
 * @param originals sizes of the groups that served before, read live before anything of theirs was changed
 * @param unseenSince since when looks have not shown a group that should be there; null while all are seen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RegionState(
        String region,
        Phase phase,
        Instant since,
        Instant steadySince,
        String serverGroup,
        String source,
        String imageId,
        Capacity capacity,
        Integer finalMin,
        List<String> targetGroups,
        Map<String, Capacity> originals,
        List<String> overridden,
        Instant unseenSince) {
    /** The way there, then the way back. The order of the way there is the order of the constants. */
    public enum Phase {
        WAITING,
        PLAN,
        CREATE,
        IN_SERVICE,
        VERIFY,
        ATTACH,
        HEALTHY,
        PIN,
        DISABLE,
        DEREGISTER,
        DRAIN,
        SCALE_DOWN,
        SHRINK,
        UNPIN,
        DEPLOYED,
        RESTORE,
        SOURCE_HEALTHY,
        DISABLE_NEW,
        DRAIN_NEW,
        SCALE_DOWN_NEW,
        UNPIN_SOURCE,
        ROLLED_BACK;

        boolean back() {
            return compareTo(RESTORE) >= 0;
        }
    }

    public RegionState {
        targetGroups = targetGroups == null ? List.of() : List.copyOf(targetGroups);
        overridden = overridden == null ? List.of() : List.copyOf(overridden);
        originals = originals == null ? Map.of() : new LinkedHashMap<>(originals);
    }

    static RegionState waiting(String region) {
        return new RegionState(
                region, Phase.WAITING, null, null, null, null, null, null, null, List.of(), Map.of(), List.of(), null);
    }

    RegionState in(Phase next, Instant now) {
        return copy(next, now, null, originals, unseenSince);
    }

    RegionState steady(Instant from) {
        return copy(phase, since, from, originals, unseenSince);
    }

    RegionState withOriginals(Map<String, Capacity> sizes) {
        return copy(phase, since, steadySince, sizes, unseenSince);
    }

    RegionState unseen(Instant from) {
        return copy(phase, since, steadySince, originals, from);
    }

    private RegionState copy(Phase in, Instant from, Instant steady, Map<String, Capacity> sizes, Instant unseen) {
        return new RegionState(
                region,
                in,
                from,
                steady,
                serverGroup,
                source,
                imageId,
                capacity,
                finalMin,
                targetGroups,
                sizes,
                overridden,
                unseen);
    }

    /** @param by names of the guardrails that had to be overridden */
    RegionState planned(Plan plan, List<String> by, Instant now) {
        return new RegionState(
                region,
                Phase.CREATE,
                now,
                null,
                plan.serverGroup(),
                plan.source(),
                plan.imageId(),
                plan.capacity(),
                plan.finalMin(),
                plan.targetGroups(),
                Map.of(),
                by,
                null);
    }
}
