package io.jenkins.plugins.pavedroad.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Nebula's release plugin would make of a checkout, told before it does: it infers the version from git alone, and
 * where git does not show enough it silently infers another one.
 */
final class ReleaseAdvice {
    /** Branches whose name decides the version: {@code release/1.x}, {@code 1.2.x}. */
    private static final Pattern VERSION_BRANCH = Pattern.compile("(?:release[-/])?(\\d+(?:\\.\\d+)?\\.x)");

    /** The plugin's releaseBranchPatterns, but for {@code HEAD}. */
    private static final Pattern RELEASE_BRANCH =
            Pattern.compile("master|main|(release[-/])?\\d+(\\.\\d+)?\\.x|v?\\d+\\.\\d+\\.\\d+");

    private static final Pattern RELEASED = Pattern.compile("v?\\d+\\.\\d+\\.\\d+");

    private final ReleaseStage release;
    private final GradleCommand command;
    private final GitCheckout checkout;
    private final String branch;

    /**
     * @param branch that Jenkins says was checked out, such as {@code origin/release/1.x}; empty when it does not say
     */
    ReleaseAdvice(ReleaseStage release, GradleCommand command, GitCheckout checkout, String branch) {
        this.release = release;
        this.command = command;
        this.checkout = checkout;
        this.branch = branch.replaceFirst("^(refs/remotes/|remotes/)?origin/", "");
    }

    /**
     * Why Nebula would infer a wrong version here; empty when it would not.
     *
     * @param before the job's previous build of this; null when there is none
     */
    Optional<String> refusal(EarlierBuild before) {
        if (!release.countsFromTags() || versionIsGiven()) {
            return Optional.empty();
        }
        String counted =
                "The parameter 'release' is '" + release.word() + "', whose version Nebula counts from the last tag, ";
        if (checkout.shallow()) {
            return Optional.of(
                    counted + "but this is a shallow clone: check out without 'shallow' (clone depth) and with "
                            + "tags, or run 'git fetch --unshallow --tags' before.");
        }
        if (!checkout.tagged() && checkout.tagsLeftOut()) {
            return Optional.of(counted + "but this clone was made without tags: check out with tags (no 'noTags', no "
                    + "--no-tags), or run 'git fetch --tags' before.");
        }
        if (!checkout.tagged() && before != null && before.made().isTagged()) {
            return Optional.of(counted + "but this checkout has no tags, and build #" + before.number()
                    + " of this job had some: Nebula would begin again at 0.1.0. Check out with tags, or run "
                    + "'git fetch --tags' before.");
        }
        return versionBranchUnseen();
    }

    /** What a user should know although it may be meant. */
    List<String> remarks(EarlierBuild before) {
        List<String> remarks = new ArrayList<>();
        if (!release.countsFromTags() || versionIsGiven()) {
            return remarks;
        }
        if (!checkout.tagged()) {
            remarks.add("This checkout has no tags, so Nebula counts from 0.1.0. If there are releases, check out with "
                    + "tags.");
        }
        releasedAlready(before).ifPresent(remarks::add);
        if (release.tags()
                && checkout.detached()
                && !branch.isEmpty()
                && !RELEASE_BRANCH.matcher(branch).matches()) {
            remarks.add(
                    "'" + branch + "' is not among the branches that Nebula releases from by default, but the checkout "
                            + "is detached, so Nebula cannot see the branch and releases all the same.");
        }
        return remarks;
    }

    private Optional<String> versionBranchUnseen() {
        Matcher version = VERSION_BRANCH.matcher(branch);
        if (!release.tags()
                || !checkout.detached()
                || !version.matches()
                || command.property("release.scope").isPresent()) {
            return Optional.empty();
        }
        return Optional.of("The parameter 'release' is '" + release.word() + "', and '" + branch
                + "' is checked out detached, as Jenkins does it: Nebula sees no branch name and would release the next "
                + "minor version of all instead of the next one of " + version.group(1)
                + ". Check out the branch itself "
                + "('localBranch' of the checkout step, or 'git checkout -B " + branch + "'), or give 'scope'.");
    }

    private Optional<String> releasedAlready(EarlierBuild before) {
        if (release != ReleaseStage.FINAL
                || command.property("release.useLastTag").isPresent()) {
            return Optional.empty();
        }
        String tag = checkout.tagsHere().stream()
                .filter(name -> RELEASED.matcher(name).matches())
                .findFirst()
                .orElse("");
        if (tag.isEmpty()
                && before != null
                && before.made().getStage().equals(release.word())
                && before.made().getCommit().equals(checkout.commit())) {
            tag = before.made().getVersion() + " by build #" + before.number();
        }
        return tag.isEmpty()
                ? Optional.empty()
                : Optional.of("This commit is released already, as " + tag + "; 'final' releases it once more, as the "
                        + "next version. To build the released version again, put -Prelease.useLastTag=true into "
                        + "'switches'.");
    }

    private boolean versionIsGiven() {
        return command.property("release.version").isPresent();
    }
}
