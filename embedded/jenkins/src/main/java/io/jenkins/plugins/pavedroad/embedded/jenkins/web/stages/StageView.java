package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;

import io.jenkins.plugins.pavedroad.embedded.jenkins.web.Html;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.HumanDuration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws a {@link StageTable}: one column per stage, stages inside another stage grouped below it, one row per build. */
public final class StageView {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final StageTable table;
    private final String crumb;
    private final ZoneId zone;

    /** @param crumb goes with the Proceed and Abort buttons */
    public StageView(StageTable table, String crumb, ZoneId zone) {
        this.table = table;
        this.crumb = crumb;
        this.zone = zone;
    }

    /** A {@code div} that the page's script replaces by a newer one while builds run, for the job's page. */
    public Html draw() {
        return draw("");
    }

    /** @param toJob the way from the page to the job's, empty or ending in a slash */
    public Html draw(String toJob) {
        boolean live = table.rows().stream().anyMatch(row -> !row.status().isOver());
        Html html = new Html().open("div", "class", "stage-view", "id", "stages", "data-live", live);
        if (table.rows().isEmpty()) {
            return html.element("p", "No builds yet.", "class", "empty").close();
        }
        html.open("div", "class", "scroll").open("table", "class", "stages");
        drawHead(html);
        html.open("tbody");
        table.rows().forEach(row -> drawRow(html, row, toJob + row.number() + "/"));
        return html.close().close().close().close();
    }

    private void drawHead(Html html) {
        List<StageTable.Column> columns = table.columns();
        boolean nested = columns.stream().anyMatch(StageTable.Column::isNested);
        html.open("thead")
                .open("tr")
                .element("th", "Build", "rowspan", nested ? 2 : 1, "class", "build", "scope", "col");
        for (int i = 0; i < columns.size(); ) {
            int end = endOfGroup(columns, i);
            html.element(
                    "th",
                    columns.get(i).name(),
                    "scope",
                    "col",
                    "class",
                    end - i > 1 ? "stage group" : "stage",
                    "colspan",
                    end - i > 1 ? end - i : null,
                    "rowspan",
                    nested && end - i == 1 ? 2 : null);
            i = end;
        }
        html.close();
        if (nested) {
            html.open("tr");
            for (int i = 0; i < columns.size(); ) {
                int end = endOfGroup(columns, i);
                for (int k = i; k < end && end - i > 1; k++) {
                    List<String> path = columns.get(k).path();
                    String name = k == i ? "all" : String.join(" › ", path.subList(1, path.size()));
                    html.element("th", name, "scope", "col", "class", k == i ? "stage whole" : "stage inner");
                }
                i = end;
            }
            html.close();
        }
        html.open("tr", "class", "averages").element("th", "Average", "scope", "row");
        for (StageTable.Column column : columns) {
            html.element(
                    "td",
                    column.averageMillis().isPresent()
                            ? HumanDuration.of(column.averageMillis().getAsLong())
                            : "–");
        }
        html.close().close();
    }

    private static int endOfGroup(List<StageTable.Column> columns, int from) {
        int end = from + 1;
        while (end < columns.size()
                && columns.get(end).outermost().equals(columns.get(from).outermost())) {
            end++;
        }
        return end;
    }

    private void drawRow(Html html, StageRow row, String build) {
        html.open("tr", "data-build", row.number());
        html.open("th", "scope", "row", "class", "build " + row.status().cssClass());
        html.link(build, "#" + row.number(), "class", "number");
        var started = Instant.ofEpochMilli(row.startMillis()).atZone(zone);
        html.element("span", DAY.format(started) + " " + TIME.format(started), "class", "when");
        html.element("span", row.status().words() + ", " + HumanDuration.of(row.durationMillis()), "class", "result");
        if (row.changes() > 0) {
            html.link(
                    build + "#changes",
                    row.changes() == 1 ? "1 commit" : row.changes() + " commits",
                    "class",
                    "changes");
        }
        html.close();
        for (StageTable.Column column : table.columns()) {
            drawCell(html, build, table.cell(row, column), column.isNested());
        }
        html.close();
        if (row.inputId() != null) {
            drawInput(html, row, build);
        }
    }

    private static void drawCell(Html html, String build, Optional<Stage> cell, boolean inner) {
        if (cell.isEmpty()) {
            html.element("td", "", "class", "cell none");
            return;
        }
        Stage stage = cell.get();
        html.open(
                "td",
                "class",
                "cell " + stage.status().cssClass() + (inner ? " inner" : ""),
                "title",
                stage.name() + ": " + stage.status().words());
        html.open("div");
        html.element("span", stage.status().words(), "class", "state");
        if (stage.status().didWork()) {
            html.element("span", HumanDuration.of(stage.durationMillis()), "class", "time");
            html.link(build + "execution/node/" + stage.nodeId() + "/log", "Log", "class", "log");
        }
        html.close().close();
    }

    private void drawInput(Html html, StageRow row, String build) {
        String action = build + "input/" + row.inputId() + "/";
        html.open("tr", "class", "input")
                .open("td", "colspan", table.columns().size() + 1)
                .element("span", "#" + row.number() + " asks: " + row.inputMessage(), "class", "question");
        html.button(action + "proceedEmpty", "Proceed", "primary", crumb);
        html.button(action + "abort", "Abort", "quiet", crumb);
        html.close().close();
    }
}
