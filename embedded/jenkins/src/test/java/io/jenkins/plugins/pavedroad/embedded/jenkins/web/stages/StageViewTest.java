package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.Test;

public class StageViewTest {
    @Test
    public void escapesWhateverAJenkinsfileCanName() {
        Stage stage = new Stage("3", "<script>alert(1)</script>", StageStatus.SUCCESS, 0, 5, List.of());

        String html = draw(new StageRow(1, StageStatus.SUCCESS, 0, 5, 0, null, null, List.of(stage)));

        assertThat(html, not(containsString("<script")));
        assertThat(html, containsString("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    @Test
    public void saysHowEachStageStandsAndLinksItsLog() {
        Stage failed = new Stage("3", "Build", StageStatus.FAILED, 0, 65_000, List.of());
        Stage skipped = new Stage("9", "Bake", StageStatus.NOT_EXECUTED, 0, 0, List.of());

        String html = draw(new StageRow(7, StageStatus.FAILED, 0, 70_000, 2, null, null, List.of(failed, skipped)));

        assertThat(html, containsString("class=\"cell failed\" title=\"Build: failed\""));
        assertThat(html, containsString("1m 5s"));
        assertThat(html, containsString("href=\"7/execution/node/3/log\""));
        assertThat(html, containsString("class=\"cell not-executed\""));
        assertThat(html, not(containsString("execution/node/9/log")));
        assertThat(html, containsString("2 commits"));
    }

    @Test
    public void groupsBranchesBelowTheirStage() {
        Stage east = new Stage("4", "us-east-1", StageStatus.SUCCESS, 0, 5, List.of());
        Stage west = new Stage("5", "eu-west-1", StageStatus.SUCCESS, 0, 5, List.of());
        Stage deploy = new Stage("3", "Deploy", StageStatus.SUCCESS, 0, 5, List.of(east, west));

        String html = draw(new StageRow(1, StageStatus.SUCCESS, 0, 5, 0, null, null, List.of(deploy)));

        assertThat(html, containsString("class=\"stage group\" colspan=\"3\">Deploy</th>"));
        assertThat(html, containsString("class=\"stage inner\">us-east-1</th>"));
        assertThat(html, containsString("class=\"stage inner\">eu-west-1</th>"));
    }

    @Test
    public void asksWhatTheBuildWaitsFor() {
        String html = draw(new StageRow(
                3, StageStatus.PAUSED_PENDING_INPUT, 0, 5, 0, "Approve", "Delete 3 \"volumes\"?", List.of()));

        assertThat(html, containsString("#3 asks: Delete 3 &quot;volumes&quot;?"));
        assertThat(html, containsString("action=\"3/input/Approve/proceedEmpty\""));
        assertThat(html, containsString("action=\"3/input/Approve/abort\""));
        assertThat(html, containsString("name=\"Jenkins-Crumb\" value=\"crumb\""));
    }

    @Test
    public void staysLiveOnlyWhileABuildRuns() {
        assertThat(
                draw(new StageRow(1, StageStatus.RUNNING, 0, 5, 0, null, null, List.of())),
                containsString("data-live=\"true\""));
        assertThat(
                draw(new StageRow(1, StageStatus.ABORTED, 0, 5, 0, null, null, List.of())),
                containsString("data-live=\"false\""));
    }

    private static String draw(StageRow... rows) {
        return new StageView(new StageTable(List.of(rows)), "crumb", ZoneOffset.UTC)
                .draw()
                .toString();
    }
}
