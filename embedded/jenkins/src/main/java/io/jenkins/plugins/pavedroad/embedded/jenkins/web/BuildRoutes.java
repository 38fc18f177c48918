package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.console.AnnotatedLargeText;
import hudson.model.Executor;
import hudson.model.Run;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.FlowStages;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.servlet.http.HttpServletResponse;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.workflow.actions.LogAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;

/** The addresses below a build. */
final class BuildRoutes {
    private final StageRows rows;
    private final BuildPages pages;

    BuildRoutes(StageRows rows, BuildPages pages) {
        this.rows = rows;
        this.pages = pages;
    }

    /** @return false when there is nothing at this address */
    boolean route(Exchange exchange, Run<?, ?> run, List<String> path) throws IOException {
        if (path.isEmpty()) {
            if (!exchange.redirectedToSlash()) {
                exchange.html(pages.build(exchange.home(), run));
            }
            return true;
        }
        String rest = String.join("/", path);
        switch (path.get(0)) {
            case "summary":
                exchange.html(pages.summary(exchange.home(), run));
                return true;
            case "console":
            case "consoleFull":
                console(exchange, run);
                return true;
            case "consoleText":
                exchange.text(ConsoleText.plain(logFrom(run.getLogText(), 0).text()));
                return true;
            case "logText":
                return rest.equals("logText/progressiveText") && progressiveText(exchange, run);
            case "execution":
                return path.size() == 4 && path.get(1).equals("node") && nodeLog(exchange, run, path.get(2));
            case "artifact":
                return artifact(exchange, run, path.subList(1, path.size()));
            case "wfapi":
                exchange.json(Json.run(rows.of(run)));
                return true;
            case "api":
                exchange.json(Json.build(run));
                return true;
            case "stop":
                return exchange.isPost() && stop(exchange, run);
            case "input":
                return exchange.isPost() && path.size() == 3 && answer(exchange, run, path.get(1), path.get(2));
            default:
                return false;
        }
    }

    private record Log(String text, long end) {}

    private static Log logFrom(AnnotatedLargeText<?> text, long start) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long end = text.writeLogTo(start, out);
        return new Log(out.toString(StandardCharsets.UTF_8), end);
    }

    private void console(Exchange exchange, Run<?, ?> run) throws IOException {
        boolean building = run.isBuilding();
        Log log = logFrom(run.getLogText(), 0);
        exchange.html(pages.console(exchange.home(), run, log.text(), log.end(), building));
    }

    /** Jenkins's protocol: the text from {@code start}, where it ends, and whether more will come. */
    private static boolean progressiveText(Exchange exchange, Run<?, ?> run) throws IOException {
        String start = exchange.request().getParameter("start");
        long from = start != null && start.matches("[0-9]{1,18}") ? Long.parseLong(start) : 0;
        boolean building = run.isBuilding();
        AnnotatedLargeText<?> text = run.getLogText();
        Log log = logFrom(text, from > text.length() ? 0 : from);
        exchange.response().setHeader("X-Text-Size", Long.toString(log.end()));
        if (building) {
            exchange.response().setHeader("X-More-Data", "true");
        }
        exchange.text(log.text());
        return true;
    }

    private boolean nodeLog(Exchange exchange, Run<?, ?> run, String id) throws IOException {
        FlowExecution flow = StageRows.flow(run);
        FlowNode stage = flow == null ? null : flow.getNode(id);
        if (stage == null) {
            return false;
        }
        StringBuilder all = new StringBuilder();
        for (FlowNode node : FlowStages.nodesWithin(flow, stage)) {
            LogAction log = node.getAction(LogAction.class);
            if (log != null) {
                all.append("[Pipeline] ").append(node.getDisplayFunctionName()).append('\n');
                all.append(logFrom(log.getLogText(), 0).text());
            }
        }
        exchange.html(pages.stageLog(exchange.home(), run, stage.getDisplayName(), all.toString()));
        return true;
    }

    private static boolean artifact(Exchange exchange, Run<?, ?> run, List<String> path) throws IOException {
        if (path.isEmpty() || path.contains("..")) {
            return false;
        }
        VirtualFile file = run.getArtifactManager().root();
        for (String each : path) {
            file = file.child(each);
        }
        if (!file.isFile()) {
            return false;
        }
        exchange.response().setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        String type = exchange.request().getServletContext().getMimeType(file.getName());
        try (InputStream in = file.open()) {
            exchange.stream(type == null ? "application/octet-stream" : type, in);
        }
        return true;
    }

    private static boolean stop(Exchange exchange, Run<?, ?> run) {
        Executor executor = run.getExecutor();
        if (executor != null) {
            executor.interrupt();
        }
        exchange.redirect(exchange.home() + run.getUrl());
        return true;
    }

    private static boolean answer(Exchange exchange, Run<?, ?> run, String id, String verb) throws IOException {
        InputAction inputs = run.getAction(InputAction.class);
        if (inputs == null) {
            return false;
        }
        try {
            InputStepExecution input = inputs.getExecution(id);
            if (input == null || input.isSettled()) {
                return false;
            }
            switch (verb) {
                case "proceedEmpty" -> input.doProceedEmpty();
                case "abort" -> input.doAbort();
                default -> {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException e) {
            exchange.fail(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The build is still being loaded; try again.");
            return true;
        }
        exchange.redirect(exchange.home() + run.getParent().getUrl());
        return true;
    }
}
