package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Translates the block of a Declarative Pipeline and its stages. */
final class PipelineTranslator {

    private final Problems problems;
    private final SectionTranslator sections;
    private final StageTranslator stages;

    PipelineTranslator(Problems problems) {
        this.problems = problems;
        this.sections = new SectionTranslator(problems);
        this.stages = new StageTranslator(problems, sections);
    }

    MapExpression pipeline(MethodCallExpression call, ClosureExpression block) {
        MapExpression model = Ast.map(call);
        Set<String> seen = new HashSet<>();
        for (Statement statement : Ast.statements(block)) {
            MethodCallExpression section = Ast.call(statement);
            if (section == null) {
                problems.add(
                        statement,
                        "Not a valid section definition: \"" + statement.getText()
                                + "\". Some extra configuration is required.");
                continue;
            }
            String name = Ast.name(section);
            if (!seen.add(name)) {
                problems.add(section, "Multiple occurrences of the " + name + " section");
                continue;
            }
            Expression content = section(name, section);
            Ast.put(model, name, content);
        }
        if (!seen.contains("stages")) {
            problems.add(call, "Missing required section \"stages\"");
        }
        if (!seen.contains("agent")) {
            problems.add(call, "Missing required section \"agent\"");
        }
        return model;
    }

    private Expression section(String name, MethodCallExpression section) {
        return switch (name) {
            case "agent" -> sections.agent(section);
            case "environment" -> sections.environment(section);
            case "options" -> sections.options(section, false);
            case "parameters" -> sections.describables(section, "parameters", "a build parameter definition");
            case "triggers" -> sections.describables(section, "triggers", "a trigger");
            case "tools" -> sections.tools(section);
            case "post" -> sections.post(section);
            case "stages" -> stages.stages(section);
            default -> {
                problems.add(section, "Undefined section \"" + name + "\"");
                yield null;
            }
        };
    }

    /** Stages, sequential, parallel or nested. */
    static final class StageTranslator {

        private static final Map<String, String> CONTENTS =
                Map.of("steps", "steps", "stages", "stages", "parallel", "parallel", "matrix", "matrix");

        private final Problems problems;
        private final SectionTranslator sections;
        private boolean insideParallel;

        StageTranslator(Problems problems, SectionTranslator sections) {
            this.problems = problems;
            this.sections = sections;
        }

        Expression stages(MethodCallExpression section) {
            ClosureExpression block = sections.requiredBlock(section);
            if (block == null) {
                return null;
            }
            var all = Ast.list(section);
            Set<String> names = new HashSet<>();
            boolean parallel = "parallel".equals(Ast.name(section));
            for (Statement statement : Ast.statements(block)) {
                MethodCallExpression stage = Ast.call(statement);
                if (stage == null || !"stage".equals(Ast.name(stage))) {
                    problems.add(statement, "Expected a stage");
                    continue;
                }
                String name = stageName(stage);
                if (name != null && !names.add(name)) {
                    problems.add(
                            section,
                            parallel
                                    ? "Duplicate parallel branch name: \"" + name + "\""
                                    : "Duplicate stage name: \"" + name + "\"");
                }
                all.addExpression(stage(stage, name));
            }
            if (all.getExpressions().isEmpty()) {
                problems.add(section, "No stages specified");
            }
            return all;
        }

        private String stageName(MethodCallExpression stage) {
            List<Expression> arguments = Ast.arguments(stage);
            if (arguments.isEmpty() || arguments.get(0) instanceof ClosureExpression) {
                problems.add(stage, "Expected a stage name but did not find any");
                return null;
            }
            if (!(arguments.get(0) instanceof ConstantExpression name) || !(name.getValue() instanceof String)) {
                problems.add(arguments.get(0), "Expected string literal");
                return null;
            }
            return (String) name.getValue();
        }

        private MapExpression stage(MethodCallExpression call, String name) {
            MapExpression model = Ast.map(call);
            Ast.put(model, "name", Ast.constant(name, call));
            ClosureExpression block = Ast.block(call);
            if (block == null) {
                problems.add(call, "Stage does not have a block");
                return model;
            }
            Set<String> seen = new HashSet<>();
            for (Statement statement : Ast.statements(block)) {
                MethodCallExpression section = Ast.call(statement);
                if (section == null) {
                    problems.add(
                            statement,
                            "Not a valid stage section definition: \"" + statement.getText()
                                    + "\". Some extra configuration is required.");
                    continue;
                }
                String kind = Ast.name(section);
                if (!seen.add(kind)) {
                    problems.add(call, "Multiple occurrences of the " + kind + " section");
                    continue;
                }
                Ast.put(model, kind, section(kind, section, call));
            }
            check(call, name, seen);
            return model;
        }

        private Expression section(String kind, MethodCallExpression section, ASTNode stage) {
            switch (kind) {
                case "agent":
                    return sections.agent(section);
                case "environment":
                    return sections.environment(section);
                case "options":
                    return sections.options(section, true);
                case "tools":
                    return sections.tools(section);
                case "post":
                    return sections.post(section);
                case "input":
                    return sections.input(section);
                case "when":
                    return new WhenTranslator(problems).when(section);
                case "steps":
                    return sections.steps(section);
                case "failFast":
                    return sections.flag(section);
                case "stages":
                    return stages(section);
                case "parallel":
                    return parallel(section);
                case "matrix":
                    problems.add(section, "matrix is not offered by this host");
                    return null;
                default:
                    problems.add(
                            stage,
                            "Unknown stage section \"" + kind + "\". Starting with version 0.5, steps in a"
                                    + " stage must be in a \u2018steps\u2019 block.");
                    return null;
            }
        }

        private Expression parallel(MethodCallExpression section) {
            if (insideParallel) {
                problems.add(
                        section,
                        "\"matrix\" or \"parallel\" cannot be nested inside another \"matrix\" or \"parallel\".");
                return null;
            }
            insideParallel = true;
            try {
                return stages(section);
            } finally {
                insideParallel = false;
            }
        }

        private void check(MethodCallExpression stage, String name, Set<String> seen) {
            long contents = CONTENTS.keySet().stream().filter(seen::contains).count();
            if (contents == 0) {
                problems.add(
                        stage, "Expected one of \"steps\", \"stages\", or \"parallel\" for stage \"" + name + "\"");
            } else if (contents > 1) {
                problems.add(
                        stage,
                        "Only one of \"matrix\", \"parallel\", \"stages\", or \"steps\" allowed for stage \"" + name
                                + "\"");
            }
            for (String section : List.of("agent", "tools")) {
                if (seen.contains("parallel") && seen.contains(section)) {
                    problems.add(
                            stage,
                            "\"" + section + "\" is not allowed in stage \"" + name
                                    + "\" as it contains parallel or matrix stages");
                }
            }
        }
    }
}
