package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.CloudRegion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One change of an image or a snapshot, with what was there before, so that it can be taken back.
 *
 * @param kind PERMIT, TAG or DEPRECATE
 * @param account name of the configured account as which it is done
 * @param id of the image or snapshot
 * @param permitted account numbers, of PERMIT
 * @param tags of TAG
 * @param before tags of the same keys that were there; a key that was not is missing
 * @param until of DEPRECATE; null to offer it again
 * @param untilBefore what it was; null for none
 * @param done whether it was done; a change that is about to be done may have happened
 */
record ImageAct(
        Kind kind,
        String account,
        String region,
        String id,
        List<String> permitted,
        Map<String, String> tags,
        Map<String, String> before,
        Instant until,
        Instant untilBefore,
        boolean done) {
    enum Kind {
        PERMIT,
        TAG,
        DEPRECATE
    }

    ImageAct {
        permitted = permitted == null ? List.of() : List.copyOf(permitted);
        tags = tags == null ? Map.of() : Map.copyOf(tags);
        before = before == null ? Map.of() : Map.copyOf(before);
    }

    static ImageAct permit(String account, Rollout.Grant lacking) {
        return new ImageAct(
                Kind.PERMIT,
                account,
                lacking.region(),
                lacking.id(),
                lacking.accounts(),
                null,
                null,
                null,
                null,
                false);
    }

    /** @param all the tags that are there */
    static ImageAct tag(String account, String region, String id, Map<String, String> tags, Map<String, String> all) {
        Map<String, String> before = new HashMap<>(all);
        before.keySet().retainAll(tags.keySet());
        return new ImageAct(Kind.TAG, account, region, id, null, tags, before, null, null, false);
    }

    static ImageAct deprecate(String account, String region, String id, Instant until, Instant before) {
        return new ImageAct(Kind.DEPRECATE, account, region, id, null, null, null, until, before, false);
    }

    ImageAct asDone() {
        return new ImageAct(kind, account, region, id, permitted, tags, before, until, untilBefore, true);
    }

    /** Repeating it changes nothing. */
    void perform(Accounts accounts) {
        CloudRegion there = accounts.cloud(account).region(region);
        switch (kind) {
            case PERMIT -> there.images().permit(id, permitted);
            case TAG -> there.images().tag(List.of(id), tags);
            case DEPRECATE -> there.images().deprecate(id, Optional.ofNullable(until));
        }
    }

    void takeBack(Accounts accounts) {
        CloudRegion there = accounts.cloud(account).region(region);
        switch (kind) {
            case PERMIT -> there.images().forbid(id, permitted);
            case TAG -> restoreTags(there);
            case DEPRECATE -> there.images().deprecate(id, Optional.ofNullable(untilBefore));
        }
    }

    private void restoreTags(CloudRegion there) {
        List<String> added =
                tags.keySet().stream().filter(key -> !before.containsKey(key)).toList();
        if (!added.isEmpty()) {
            there.inventory().untag(List.of(id), added);
        }
        if (!before.isEmpty()) {
            there.images().tag(List.of(id), before);
        }
    }

    /** What was done, one sentence. */
    String told() {
        return switch (kind) {
            case PERMIT -> id + " may be used by " + String.join(", ", permitted) + ".";
            case TAG ->
                id + " has the tags "
                        + String.join(", ", tags.keySet().stream().sorted().toList()) + " in the account '" + account
                        + "'.";
            case DEPRECATE -> until == null ? id + " is offered again." : id + " is deprecated from " + until + ".";
        };
    }
}
