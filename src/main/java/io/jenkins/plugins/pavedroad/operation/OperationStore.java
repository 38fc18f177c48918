package io.jenkins.plugins.pavedroad.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Operations on disk: {@code <id>.json} and {@code <id>.journal} (one JSON object a line) in one folder. A record is
 * written to a temporary file, forced to disk and renamed, so that a reader sees the old one or the new one. Thread-safe
 * as long as one operation is written by one thread at a time.
 */
public final class OperationStore {
    private static final Logger LOGGER = Logger.getLogger(OperationStore.class.getName());

    private final Path folder;
    private final ObjectMapper json = OperationJson.mapper();

    public OperationStore(Path folder) {
        this.folder = folder;
    }

    public void save(OperationRecord record) throws IOException {
        Files.createDirectories(folder);
        Path target = file(record.id, ".json");
        Path temporary = file(record.id, ".tmp");
        force(temporary, json.writeValueAsBytes(record), StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    public Optional<OperationRecord> load(String id) throws IOException {
        Path file = file(id, ".json");
        return Files.exists(file)
                ? Optional.of(json.readValue(Files.readAllBytes(file), OperationRecord.class))
                : Optional.empty();
    }

    /** All records that can be read; one that cannot is reported to the controller's log and left alone. */
    public List<OperationRecord> loadAll() throws IOException {
        List<OperationRecord> records = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return records;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                try {
                    records.add(json.readValue(Files.readAllBytes(file), OperationRecord.class));
                } catch (IOException unreadable) {
                    LOGGER.log(Level.WARNING, "Cannot read the operation " + file.getFileName(), unreadable);
                }
            }
        }
        return records;
    }

    public void append(String id, List<JournalEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        StringBuilder lines = new StringBuilder();
        for (JournalEntry entry : entries) {
            lines.append(json.writeValueAsString(entry)).append('\n');
        }
        force(file(id, ".journal"), lines.toString().getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
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
        Files.createDirectories(other);
        for (String ending : List.of(".json", ".journal")) {
            Path file = file(id, ending);
            if (Files.exists(file)) {
                Files.copy(file, other.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
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
        if (!id.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("not an operation's id: " + id);
        }
        return folder.resolve(id + ending);
    }

    private static void force(Path file, byte[] bytes, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
