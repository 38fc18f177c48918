package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.Test;

public class StageTableTest {
    @Test
    public void oneColumnPerStageInTheNewestBuildsOrder() {
        StageTable table =
                table(row(2, stage("Build"), stage("Bake"), stage("Deploy")), row(1, stage("Build"), stage("Deploy")));

        assertEquals(List.of("Build", "Bake", "Deploy"), names(table));
    }

    @Test
    public void aStageOfAnOlderBuildComesBehindTheOneItFollowed() {
        StageTable table =
                table(row(2, stage("Build"), stage("Deploy")), row(1, stage("Build"), stage("Lint"), stage("Deploy")));

        assertEquals(List.of("Build", "Lint", "Deploy"), names(table));
    }

    @Test
    public void stagesInsideAStageFollowIt() {
        StageTable table =
                table(row(1, stage("Build"), stage("Deploy", stage("us-east-1"), stage("eu-west-1")), stage("Sweep")));

        assertEquals(List.of("Build", "Deploy", "Deploy/us-east-1", "Deploy/eu-west-1", "Sweep"), paths(table));
    }

    @Test
    public void aStageNeverComesBetweenAnotherAndItsBranches() {
        StageTable table = table(
                row(2, stage("Deploy", stage("us-east-1")), stage("Sweep")),
                row(1, stage("Deploy"), stage("Smoke"), stage("Sweep")));

        assertEquals(List.of("Deploy", "Deploy/us-east-1", "Smoke", "Sweep"), paths(table));
    }

    @Test
    public void stagesOfTheSameNameKeepApart() {
        StageTable table = table(row(1, stage("Test"), stage("Test")));

        assertEquals(List.of("Test", "Test #2"), names(table));
    }

    @Test
    public void averagesCountOnlyStagesThatRanToTheirEnd() {
        StageTable table = table(
                row(4, new Stage("4", "Build", StageStatus.RUNNING, 1, 90_000, List.of())),
                row(3, new Stage("4", "Build", StageStatus.SKIPPED, 1, 0, List.of())),
                row(2, new Stage("4", "Build", StageStatus.FAILED, 1, 1_000, List.of())),
                row(1, new Stage("4", "Build", StageStatus.SUCCESS, 1, 2_000, List.of())));

        assertEquals(OptionalLong.of(1_500), table.columns().get(0).averageMillis());
    }

    @Test
    public void aBuildWithoutTheStageHasAnEmptyCell() {
        StageTable table = table(row(2, stage("Build"), stage("Bake")), row(1, stage("Build")));

        assertEquals(
                false, table.cell(table.rows().get(1), table.columns().get(1)).isPresent());
    }

    private static StageTable table(StageRow... rows) {
        return new StageTable(List.of(rows));
    }

    private static StageRow row(int number, Stage... stages) {
        return new StageRow(number, StageStatus.SUCCESS, 0, 0, 0, null, null, List.of(stages));
    }

    private static Stage stage(String name, Stage... inner) {
        return new Stage("1", name, StageStatus.SUCCESS, 0, 1_000, List.of(inner));
    }

    private static List<String> names(StageTable table) {
        return table.columns().stream().map(StageTable.Column::name).toList();
    }

    private static List<String> paths(StageTable table) {
        return table.columns().stream()
                .map(column -> String.join("/", column.path()))
                .toList();
    }
}
