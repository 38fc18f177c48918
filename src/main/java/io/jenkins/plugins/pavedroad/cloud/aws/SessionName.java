package io.jenkins.plugins.pavedroad.cloud.aws;

import io.jenkins.plugins.pavedroad.cloud.Account;
import java.util.Optional;

/**
 * What a role's session is called: what the account says, the job, and the build, so that CloudTrail shows who did what.
 * STS allows 2 to 64 letters, digits and any of {@code _+=,.@-} (API reference, AssumeRole).
 */
final class SessionName {
    private static final String USUAL = "paved-road";
    private static final int LONGEST = 64;

    private SessionName() {}

    /** @param build a build's externalizable id, such as {@code folder/job#12}; empty when no build is behind the call */
    static String of(Account account, Optional<String> build) {
        String prefix = account.sessionName().orElse(USUAL);
        if (build.isEmpty()) {
            return prefix;
        }
        String readable = build.get().replace('/', '.').replace('#', '-').replaceAll("[^A-Za-z0-9_+=,.@-]", "_");
        String whole = prefix + "-" + readable;
        if (whole.length() <= LONGEST) {
            return whole;
        }
        // The end says most: the job and the build. The hash tells jobs apart whose names end alike.
        String hash = String.format("%08x", build.get().hashCode());
        String tail = readable.substring(readable.length() - (LONGEST - prefix.length() - hash.length() - 2));
        return prefix + "-" + hash + "-" + tail;
    }
}
