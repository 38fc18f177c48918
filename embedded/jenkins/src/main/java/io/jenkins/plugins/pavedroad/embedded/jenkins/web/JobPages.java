package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.model.BooleanParameterDefinition;
import hudson.model.ChoiceParameterDefinition;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageRow;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageRows;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageTable;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageView;
import java.time.ZoneId;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;

/** The list of jobs, and a job with its stage view. */
final class JobPages {
    private final StageRows rows;
    private final String crumb;

    JobPages(StageRows rows, String crumb) {
        this.rows = rows;
        this.crumb = crumb;
    }

    Html list(String home, List<? extends Job<?, ?>> jobs) {
        Html body = new Html();
        body.open("div", "class", "title").element("h1", "Jobs").close();
        body.open("section", "class", "card", "data-refresh", home + "jobs")
                .add(listPart(home, jobs))
                .close();
        return Page.frame(home, "Jobs", body);
    }

    Html listPart(String home, List<? extends Job<?, ?>> jobs) {
        if (jobs.isEmpty()) {
            return new Html().element("p", "No jobs yet.", "class", "empty");
        }
        Html html = new Html().open("table", "class", "list").open("thead").open("tr");
        for (String name : List.of("Job", "Last build", "Result", "Duration")) {
            html.element("th", name, "scope", "col");
        }
        html.close().close().open("tbody");
        for (Job<?, ?> job : jobs) {
            html.open("tr")
                    .open("td")
                    .link(home + job.getUrl(), job.getFullDisplayName())
                    .close();
            Run<?, ?> last = job.getLastBuild();
            if (last == null) {
                html.element("td", "never built", "class", "quiet-text", "colspan", 3);
            } else {
                StageRow row = rows.of(last);
                html.open("td")
                        .link(home + last.getUrl(), last.getDisplayName())
                        .close();
                html.open("td", "data-live", !row.status().isOver());
                Page.badge(html, row.status());
                html.close().element("td", HumanDuration.of(row.durationMillis()));
            }
            html.close();
        }
        return html.close().close();
    }

    Html job(String home, Job<?, ?> job) {
        Html body = new Html();
        body.open("div", "class", "title").element("h1", job.getFullDisplayName());
        body.open("div", "class", "actions");
        drawBuildForm(body, job);
        if (job.hasPermission(Item.EXTENDED_READ)) {
            body.link("configure", "Configure");
            if (job instanceof WorkflowJob) {
                body.link(Snippetizer.ACTION_URL + "/", "Pipeline Syntax");
            }
        }
        body.close().close();
        if (job.getDescription() != null && !job.getDescription().isBlank()) {
            body.element("p", job.getDescription());
        }
        body.open("section", "class", "card").element("h2", "Stage view");
        body.open("div", "data-refresh", "stages").add(stages(job)).close().close();
        return Page.frame(home, job.getFullDisplayName(), body, crumb(home, job));
    }

    Html stages(Job<?, ?> job) {
        return new StageView(new StageTable(rows.of(job)), crumb, ZoneId.systemDefault()).draw();
    }

    static Page.Crumb crumb(String home, Item job) {
        return new Page.Crumb(job.getFullDisplayName(), home + job.getUrl());
    }

    private void drawBuildForm(Html html, Job<?, ?> job) {
        ParametersDefinitionProperty parameters = job.getProperty(ParametersDefinitionProperty.class);
        if (parameters == null) {
            html.button("build", "Build now", "primary", crumb);
            return;
        }
        html.open("form", "method", "post", "action", "buildWithParameters", "class", "parameters")
                .empty("input", "type", "hidden", "name", Crumbs.FIELD, "value", crumb);
        parameters.getParameterDefinitions().forEach(each -> drawParameter(html, each));
        html.element("button", "Build", "type", "submit", "class", "primary").close();
    }

    private static void drawParameter(Html html, ParameterDefinition parameter) {
        var standard = parameter.getDefaultParameterValue();
        Object value = standard == null ? null : standard.getValue();
        html.open("label", "title", parameter.getDescription()).text(parameter.getName() + " ");
        if (parameter instanceof ChoiceParameterDefinition choice) {
            html.open("select", "name", parameter.getName());
            for (String each : choice.getChoices()) {
                html.element("option", each, "selected", each.equals(value) ? "selected" : null);
            }
            html.close();
        } else if (parameter instanceof BooleanParameterDefinition) {
            boolean checked = Boolean.TRUE.equals(value);
            html.empty("input", "type", "checkbox", "name", parameter.getName(), "checked", checked ? "checked" : null);
        } else {
            html.empty("input", "name", parameter.getName(), "value", value == null ? "" : value);
        }
        html.close();
    }
}
