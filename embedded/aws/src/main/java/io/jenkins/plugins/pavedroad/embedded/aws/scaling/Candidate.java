package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

import java.time.Instant;

/**
 * What decides where a group launches next and whom it terminates first.
 *
 * @param generation lower ones are terminated first: launch configurations before launch templates, older before newer
 */
record Candidate(
        String instanceId,
        String subnetId,
        String zone,
        boolean healthy,
        boolean protectedFromScaleIn,
        long generation,
        Instant launched) {

    static Candidate of(Member member) {
        LaunchSource source = member.source;
        return new Candidate(
                member.instance.id(),
                member.instance.subnetId(),
                member.instance.zone(),
                member.healthy,
                member.protectedFromScaleIn,
                // a member's source is resolved: its version is a number, also when that version is deleted by now
                source.template() == null ? 0 : Long.parseLong(source.version()),
                member.instance.launchTime());
    }
}
