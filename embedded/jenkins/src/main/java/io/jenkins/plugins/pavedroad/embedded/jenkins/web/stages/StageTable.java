package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The builds' stages laid out in common columns. A stage is known by its name, its place below other stages, and its
 * turn among equals; a stage that only an older build has is put behind the one it followed there.
 */
public final class StageTable {
    private final List<StageRow> rows;
    private final List<Column> columns;
    private final Map<Integer, Map<List<String>, Stage>> cells = new HashMap<>();

    /** @param rows newest build first */
    public StageTable(List<StageRow> rows) {
        this.rows = List.copyOf(rows);
        List<List<String>> order = new ArrayList<>();
        for (StageRow row : rows) {
            Map<List<String>, Stage> stages = new LinkedHashMap<>();
            flatten(row.stages(), List.of(), stages);
            cells.put(row.number(), stages);
            merge(List.copyOf(stages.keySet()), order);
        }
        columns = order.stream().map(this::column).toList();
    }

    /**
     * @param path names from the outermost stage inwards
     * @param averageMillis mean over the builds in which it ran to its end; empty when none did
     */
    public record Column(List<String> path, String name, OptionalLong averageMillis) {
        public boolean isNested() {
            return path.size() > 1;
        }

        public String outermost() {
            return path.get(0);
        }
    }

    public List<StageRow> rows() {
        return rows;
    }

    public List<Column> columns() {
        return columns;
    }

    public Optional<Stage> cell(StageRow row, Column column) {
        return Optional.ofNullable(cells.get(row.number()).get(column.path()));
    }

    private static void flatten(List<Stage> stages, List<String> above, Map<List<String>, Stage> into) {
        Map<String, Integer> turns = new HashMap<>();
        for (Stage stage : stages) {
            int turn = turns.merge(stage.name(), 1, Integer::sum);
            List<String> path = new ArrayList<>(above);
            path.add(turn == 1 ? stage.name() : stage.name() + " #" + turn);
            into.put(List.copyOf(path), stage);
            flatten(stage.children(), path, into);
        }
    }

    private static void merge(List<List<String>> build, List<List<String>> order) {
        int position = 0;
        for (List<String> path : build) {
            int known = order.indexOf(path);
            if (known < 0) {
                position = behindDeeper(order, position, path.size());
                order.add(position, path);
                known = position;
            }
            position = known + 1;
        }
    }

    /** A stage never comes between another and the stages inside that one. */
    private static int behindDeeper(List<List<String>> order, int from, int depth) {
        int position = from;
        while (position < order.size() && order.get(position).size() > depth) {
            position++;
        }
        return position;
    }

    private Column column(List<String> path) {
        OptionalLong average = cells.values().stream()
                .map(stages -> stages.get(path))
                .filter(stage -> stage != null
                        && stage.status().isOver()
                        && stage.status().didWork())
                .mapToLong(Stage::durationMillis)
                .average()
                .stream()
                .mapToLong(Math::round)
                .findFirst();
        return new Column(path, path.get(path.size() - 1), average);
    }
}
