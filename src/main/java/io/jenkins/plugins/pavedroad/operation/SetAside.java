package io.jenkins.plugins.pavedroad.operation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Operations that cannot go on because their record cannot be read. Their files are moved, as they are, into the folder
 * {@code set-aside}, with a {@code <id>.why} beside them: nobody loses what they may still tell.
 */
final class SetAside {
    private static final Logger LOGGER = Logger.getLogger(SetAside.class.getName());
    private static final String WHY = ".why";

    /** @param why what could not be read, in one sentence */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Note(String id, Instant time, String why) {}

    private final Path from;
    private final Path folder;

    /** @param operations the folder of the running operations */
    SetAside(Path operations) {
        from = operations;
        folder = operations.resolve("set-aside");
    }

    void add(String id, String why, Instant now) throws IOException {
        LOGGER.log(
                Level.SEVERE,
                "Operation {0} cannot go on: {1} Its files are set aside in {2}; what it had begun may still be there.",
                new Object[] {id, why, folder});
        DurableFiles.replace(folder, id + WHY, OperationJson.mapper().writeValueAsBytes(new Note(id, now, why)));
        for (String ending : List.of(".journal", ".json")) {
            Path file = from.resolve(id + ending);
            if (Files.exists(file)) {
                Files.move(file, folder.resolve(id + ending), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    Optional<Note> find(String id) throws IOException {
        return notes().stream().filter(note -> note.id().equals(id)).findFirst();
    }

    List<Note> notes() throws IOException {
        List<Note> notes = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return notes;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(WHY)).sorted().toList()) {
                try {
                    notes.add(OperationJson.mapper().readValue(Files.readAllBytes(file), Note.class));
                } catch (IOException cutShort) {
                    notes.add(new Note(
                            DurableFiles.stem(file),
                            Files.getLastModifiedTime(file).toInstant(),
                            "Its record could not be read."));
                }
            }
        }
        return notes;
    }

    List<JournalEntry> journal(String id) throws IOException {
        return new OperationStore(folder).journal(id);
    }
}
