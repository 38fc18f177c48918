package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.artifact.BuiltPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.Test;

public class ReleaseAdviceTest {
    private static final String COMMIT = "a".repeat(40);
    private static final GitCheckout WHOLE = checkout("", false, true, false);
    private static final GitCheckout TAGLESS = checkout("", false, false, false);

    private static GitCheckout checkout(
            String branch, boolean shallow, boolean tagged, boolean leftOut, String... here) {
        return new GitCheckout(COMMIT, branch, shallow, tagged, leftOut, new ArrayList<>(List.of(here)));
    }

    private static ReleaseAdvice advice(ReleaseStage stage, GitCheckout checkout, String branch, String switches) {
        return new ReleaseAdvice(stage, new GradleCommand("build", stage, "", "", switches), checkout, branch);
    }

    private static EarlierBuild earlier(boolean tagged, String stage) {
        BuiltPackage built =
                BuiltPackage.named("hello").version("1.0.0", "h11.aaaaaaa").build();
        return new EarlierBuild(
                11,
                new NebulaBuildMade(
                        "",
                        stage,
                        tagged,
                        new NebulaBuildResult(List.of(built), TestTotals.NONE, COMMIT, "main"),
                        new TreeMap<>()));
    }

    @Test
    public void whatHidesTheLastTagIsRefusedForEveryStageThatCountsFromIt() {
        record Row(GitCheckout checkout, EarlierBuild before, String said) {}
        List<Row> table = List.of(
                new Row(checkout("", true, true, false), null, "git fetch --unshallow --tags"),
                new Row(checkout("", true, false, false), null, "this is a shallow clone"),
                new Row(checkout("", false, false, true), null, "this clone was made without tags"),
                new Row(TAGLESS, earlier(true, "none"), "has no tags, and build #11 of this job had some"),
                new Row(TAGLESS, earlier(false, "none"), null),
                new Row(TAGLESS, null, null),
                new Row(WHOLE, earlier(true, "none"), null));
        for (Row row : table) {
            for (ReleaseStage stage : ReleaseStage.values()) {
                Optional<String> refusal = advice(stage, row.checkout(), "", "").refusal(row.before());
                boolean refused = row.said() != null && stage != ReleaseStage.NONE;
                assertEquals(row + " " + stage, refused, refusal.isPresent());
                refusal.ifPresent(said -> assertTrue(
                        said,
                        said.contains(row.said())
                                && said.startsWith("The parameter 'release' is '" + stage.word() + "'")));
            }
        }
        assertEquals(
                Optional.empty(),
                advice(ReleaseStage.FINAL, checkout("", true, false, false), "", "-Prelease.version=1.0.0")
                        .refusal(null));
    }

    @Test
    public void aVersionBranchThatNebulaCannotSeeIsRefused() {
        String said = advice(ReleaseStage.FINAL, WHOLE, "origin/release/1.x", "")
                .refusal(null)
                .orElseThrow();
        assertTrue(said, said.contains("'release/1.x' is checked out detached"));
        assertTrue(said, said.contains("git checkout -B release/1.x"));
        assertTrue(
                advice(ReleaseStage.CANDIDATE, WHOLE, "2.3.x", "").refusal(null).isPresent());
        for (ReleaseAdvice fine : List.of(
                advice(ReleaseStage.FINAL, WHOLE, "origin/main", ""),
                advice(ReleaseStage.FINAL, WHOLE, "", ""),
                advice(ReleaseStage.DEV_SNAPSHOT, WHOLE, "release/1.x", ""),
                advice(ReleaseStage.FINAL, WHOLE, "release/1.x", "-Prelease.scope=patch"),
                advice(ReleaseStage.FINAL, checkout("release/1.x", false, true, false), "release/1.x", ""))) {
            assertEquals(Optional.empty(), fine.refusal(null));
        }
    }

    @Test
    public void aDetachedCheckoutOfAnyOtherBranchMayBeReleasedButIsTold() {
        assertTrue(advice(ReleaseStage.FINAL, WHOLE, "feature/x", "")
                .remarks(null)
                .toString()
                .contains("'feature/x' is not among the branches that Nebula releases from"));
        assertEquals(List.of(), advice(ReleaseStage.FINAL, WHOLE, "main", "").remarks(null));
        assertEquals(
                List.of(),
                advice(ReleaseStage.DEV_SNAPSHOT, WHOLE, "feature/x", "").remarks(null));
    }

    @Test
    public void aFirstReleaseIsToldThatItBeginsAtTheBeginning() {
        assertTrue(
                advice(ReleaseStage.FINAL, TAGLESS, "", "").remarks(null).get(0).contains("counts from 0.1.0"));
        assertEquals(List.of(), advice(ReleaseStage.NONE, TAGLESS, "", "").remarks(null));
    }

    @Test
    public void aSecondFinalOfOneCommitIsTold() {
        GitCheckout released = checkout("main", false, true, false, "docs", "v1.0.0");
        assertTrue(advice(ReleaseStage.FINAL, released, "", "")
                .remarks(null)
                .get(0)
                .startsWith("This commit is released already, as v1.0.0; 'final' releases it once more"));
        assertTrue(advice(ReleaseStage.FINAL, WHOLE, "", "")
                .remarks(earlier(true, "final"))
                .get(0)
                .startsWith("This commit is released already, as 1.0.0 by build #11;"));
        for (ReleaseAdvice fine : List.of(
                advice(ReleaseStage.CANDIDATE, released, "", ""),
                advice(ReleaseStage.FINAL, released, "", "-Prelease.useLastTag=true"),
                advice(ReleaseStage.FINAL, checkout("main", false, true, false, "v1.0.0-rc.1"), "", ""))) {
            assertEquals(List.of(), fine.remarks(null));
        }
    }
}
