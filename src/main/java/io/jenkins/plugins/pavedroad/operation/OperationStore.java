package io.jenkins.plugins.pavedroad.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Operations on disk: {@code <id>.json} and {@code <id>.journal} (one JSON object a line) in one folder. A record is
 * replaced as a whole and forced to disk, so that a reader sees the old one or the new one. Thread-safe as long as one operation is written by one thread at a time.
 */
public final class OperationStore {
    private static final Logger LOGGER = Logger.getLogger(OperationStore.class.getName());

    private final Path folder;
    private final ObjectMapper json = OperationJson.mapper();

    public OperationStore(Path folder) {
        this.folder = folder;
    }

    public void save(OperationRecord record) throws IOException {
        DurableFiles.replace(folder, name(record.id, ".json"), json.writeValueAsBytes(record));
    }

    public Optional<OperationRecord> load(String id) throws IOException {
        Path file = file(id, ".json");
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** @throws IOException when it is not the whole record of an operation */
    private OperationRecord read(Path file) throws IOException {
        OperationRecord record = json.readValue(Files.readAllBytes(file), OperationRecord.class);
        if (record == null
                || record.type == null
                || record.status == null
                || record.started == null
                || !DurableFiles.stem(file).equals(record.id)) {
            throw new IOException(file.getFileName() + " is not the record of an operation");
        }
        return record;
    }

    /** All records that can be read; one that cannot is reported to the controller's log and left alone. */
    public List<OperationRecord> loadAll() throws IOException {
        return loadAll((file, unreadable) ->
                LOGGER.log(Level.WARNING, "Cannot read the operation " + file.getFileName(), unreadable));
    }

    /** All records that can be read. */
    List<OperationRecord> loadAll(BiConsumer<Path, IOException> unreadable) throws IOException {
        List<OperationRecord> records = new ArrayList<>();
        for (Path file : files(".json")) {
            try {
                records.add(read(file));
            } catch (IOException problem) {
                unreadable.accept(file, problem);
            }
        }
        return records;
    }

    /** What a crash cut short: nothing was done from it. */
    void dropUnfinished() throws IOException {
        for (Path file : files(DurableFiles.TEMPORARY)) {
            Files.deleteIfExists(file);
        }
    }

    /** What cannot be read here goes there. */
    SetAside setAside() {
        return new SetAside(folder);
    }

    /** Operations that have ended, of all builds, those that are gone included. */
    OperationStore ended() {
        return new OperationStore(folder.resolve("ended"));
    }

    private List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Keeps the newest so many records and their journals. */
    void keepNewest(int count) throws IOException {
        List<Path> records = new ArrayList<>(files(".json"));
        if (records.size() <= count) {
            return;
        }
        Map<Path, FileTime> written = new HashMap<>();
        for (Path file : records) {
            written.put(file, Files.getLastModifiedTime(file));
        }
        records.sort(Comparator.comparing(written::get));
        for (Path file : records.subList(0, records.size() - count)) {
            delete(DurableFiles.stem(file));
        }
    }

    public void append(String id, List<JournalEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (JournalEntry entry : entries) {
            lines.append(json.writeValueAsString(entry)).append('\n');
        }
        DurableFiles.append(folder, name(id, ".journal"), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The journal so far; a last line cut short by a crash is left out. */
    public List<JournalEntry> journal(String id) throws IOException {
        Path file = file(id, ".journal");
        List<JournalEntry> entries = new ArrayList<>();
        if (!Files.exists(file)) {
            return entries;
        }
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            try {
                entries.add(json.readValue(line, JournalEntry.class));
            } catch (IOException cutShort) {
                LOGGER.log(Level.FINE, "A journal line cut short", cutShort);
            }
        }
        return entries;
    }

    /** Copies an operation's files elsewhere, such as into its build's folder. */
    public void copyTo(String id, Path other) throws IOException {
        // The record last: where it is, the journal is too.
        for (String ending : List.of(".journal", ".json")) {
            Path file = file(id, ending);
            if (Files.exists(file)) {
                DurableFiles.replace(other, name(id, ending), Files.readAllBytes(file));
            }
        }
    }

    public void delete(String id) throws IOException {
        Files.deleteIfExists(file(id, ".json"));
        Files.deleteIfExists(file(id, ".journal"));
    }

    <T> JsonNode write(T value) {
        return json.valueToTree(value);
    }

    <T> T read(JsonNode node, Class<T> type) throws IOException {
        return json.treeToValue(node, type);
    }

    private Path file(String id, String ending) {
        return folder.resolve(name(id, ending));
    }

    private static String name(String id, String ending) {
        if (!id.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("not an operation's id: " + id);
        }
        return id + ending;
    }
}
