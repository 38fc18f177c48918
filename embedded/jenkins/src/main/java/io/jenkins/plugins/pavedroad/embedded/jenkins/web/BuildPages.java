package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.model.Action;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageRow;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageRows;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageTable;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageView;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import jenkins.scm.RunWithSCM;
import jenkins.util.VirtualFile;

/** A build: how it went, why it ran, what it changed and left behind; and its console. */
final class BuildPages {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);

    private final StageRows rows;
    private final ActionViews views;
    private final String crumb;

    BuildPages(StageRows rows, ActionViews views, String crumb) {
        this.rows = rows;
        this.views = views;
        this.crumb = crumb;
    }

    Html build(String home, Run<?, ?> run) throws IOException {
        Html body = new Html()
                .open("div", "data-refresh", "summary")
                .add(summary(home, run))
                .close();
        return Page.frame(
                home, run.getFullDisplayName(), body, JobPages.crumb(home, run.getParent()), crumb(home, run));
    }

    /** The part of the page that changes while the build runs. */
    Html summary(String home, Run<?, ?> run) throws IOException {
        StageRow row = rows.of(run);
        Html html = new Html();
        html.open("div", "class", "title").element("h1", run.getDisplayName());
        Page.badge(html, row.status());
        html.open("div", "class", "actions").link("console", "Console", "class", "button");
        if (run.isBuilding()) {
            html.button("stop", "Stop", "quiet", crumb);
        }
        html.close().close();
        html.open("section", "class", "card", "data-live", run.isBuilding());
        drawFacts(html, run, row);
        html.close();
        if (!row.stages().isEmpty()) {
            Html stages = new StageView(new StageTable(List.of(row)), crumb, ZoneId.systemDefault()).draw("../");
            html.open("section", "class", "card")
                    .element("h2", "Stages")
                    .add(stages)
                    .close();
        }
        drawActions(html, run, home);
        drawArtifacts(html, run);
        drawChanges(html, run);
        return html;
    }

    Html console(String home, Run<?, ?> run, String log, long size, boolean more) {
        Html body = new Html().open("div", "class", "title").element("h1", "Console");
        body.element("span", "", "class", "spinner", "hidden", more ? null : "hidden", "title", "still running");
        body.open("div", "class", "actions").link("consoleText", "As plain text", "class", "button");
        if (more) {
            body.button("stop", "Stop", "quiet", crumb);
        }
        body.close().close();
        body.open("section", "class", "card")
                .open(
                        "pre",
                        "class",
                        "console",
                        "data-log",
                        "logText/progressiveText",
                        "data-size",
                        size,
                        "data-more",
                        more);
        ConsoleText.draw(body, log);
        body.close().close();
        return Page.frame(
                home,
                run.getFullDisplayName() + " console",
                body,
                JobPages.crumb(home, run.getParent()),
                crumb(home, run),
                new Page.Crumb("Console", home + run.getUrl() + "console"));
    }

    Html stageLog(String home, Run<?, ?> run, String stage, String log) {
        Html body =
                new Html().open("div", "class", "title").element("h1", stage).close();
        body.open("section", "class", "card").open("pre", "class", "console");
        ConsoleText.draw(body, log.isEmpty() ? "Nothing was logged here.\n" : log);
        body.close().close();
        return Page.frame(home, stage + " log", body, JobPages.crumb(home, run.getParent()), crumb(home, run));
    }

    private static Page.Crumb crumb(String home, Run<?, ?> run) {
        return new Page.Crumb(run.getDisplayName(), home + run.getUrl());
    }

    private static void drawFacts(Html html, Run<?, ?> run, StageRow row) {
        var started = Instant.ofEpochMilli(row.startMillis()).atZone(ZoneId.systemDefault());
        html.open("dl", "class", "facts");
        html.element("dt", "Started").element("dd", WHEN.format(started));
        html.element("dt", run.isBuilding() ? "Running for" : "Took")
                .element("dd", HumanDuration.of(row.durationMillis()));
        CauseAction causes = run.getAction(CauseAction.class);
        if (causes != null) {
            html.element("dt", "Because").open("dd");
            for (Cause cause : causes.getCauses()) {
                html.element("div", cause.getShortDescription());
            }
            html.close();
        }
        if (run.getDescription() != null && !run.getDescription().isBlank()) {
            html.element("dt", "Description").element("dd", run.getDescription());
        }
        html.close();
    }

    private void drawActions(Html html, Run<?, ?> run, String home) throws IOException {
        for (Action action : run.getAllActions()) {
            String summary = views.summary(home, run, action);
            if (summary != null) {
                html.open("section", "class", "card action").markup(summary).close();
            }
        }
    }

    private static void drawArtifacts(Html html, Run<?, ?> run) throws IOException {
        VirtualFile root = run.getArtifactManager().root();
        List<String> files =
                root.exists() ? root.list("**", null, true).stream().sorted().toList() : List.of();
        if (files.isEmpty()) {
            return;
        }
        html.open("section", "class", "card", "id", "artifacts")
                .element("h2", "Artifacts")
                .open("table", "class", "list");
        for (String file : files) {
            html.open("tr")
                    .open("td")
                    .link("artifact/" + Paths.encode(file), file)
                    .close();
            html.element("td", root.child(file).length() + " bytes", "class", "quiet-text")
                    .close();
        }
        html.close().close();
    }

    private static void drawChanges(Html html, Run<?, ?> run) {
        if (!(run instanceof RunWithSCM<?, ?> withScm)
                || withScm.getChangeSets().isEmpty()) {
            return;
        }
        html.open("section", "class", "card", "id", "changes")
                .element("h2", "Changes")
                .open("table", "class", "list");
        for (ChangeLogSet<?> set : withScm.getChangeSets()) {
            for (Object each : set) {
                ChangeLogSet.Entry entry = (ChangeLogSet.Entry) each;
                String commit = entry.getCommitId();
                html.open("tr")
                        .element("td", commit == null ? "" : commit.substring(0, Math.min(8, commit.length())))
                        .element("td", entry.getMsg())
                        .close();
            }
        }
        html.close().close();
    }
}
