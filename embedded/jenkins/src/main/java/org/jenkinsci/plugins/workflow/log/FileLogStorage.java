package org.jenkinsci.plugins.workflow.log;

import hudson.console.AnnotatedLargeText;
import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.kohsuke.stapler.framework.io.ByteBuffer;

/** One file for the whole log; beside it, an index of which node wrote from which offset on. */
public final class FileLogStorage implements LogStorage {

    private static final Map<File, FileLogStorage> OPEN = new ConcurrentHashMap<>();
    private static Jenkins opener;

    private final File log;
    private final File index;
    private long size;
    /** Null while it is not known who wrote last. */
    private String lastWriter;

    private FileLogStorage(File log) {
        this.log = log;
        this.index = new File(log + "-index");
        this.size = log.length();
    }

    public static synchronized LogStorage forFile(File log) {
        // files may have been changed between two Jenkinses of one JVM
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        if (jenkins != opener) {
            OPEN.clear();
            opener = jenkins;
        }
        return OPEN.computeIfAbsent(log, FileLogStorage::new);
    }

    @Override
    public BuildListener overallListener() throws IOException {
        return new Listener(new LineStream(""));
    }

    @Override
    public TaskListener nodeListener(FlowNode node) throws IOException {
        return new Listener(new LineStream(node.getId()));
    }

    private synchronized void append(String writer, byte[] bytes, int length) throws IOException {
        if (!writer.equals(lastWriter)) {
            try (OutputStream out = new FileOutputStream(index, true)) {
                out.write((size + " " + writer + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            lastWriter = writer;
        }
        try (OutputStream out = new FileOutputStream(log, true)) {
            out.write(bytes, 0, length);
        }
        size += length;
    }

    @Override
    public AnnotatedLargeText<FlowExecutionOwner.Executable> overallLog(
            FlowExecutionOwner.Executable build, boolean complete) {
        return log.exists()
                ? new AnnotatedLargeText<>(log, StandardCharsets.UTF_8, complete, build)
                : new AnnotatedLargeText<>(new ByteBuffer(), StandardCharsets.UTF_8, complete, build);
    }

    @Override
    public AnnotatedLargeText<FlowNode> stepLog(FlowNode node, boolean complete) {
        ByteBuffer buffer = new ByteBuffer();
        try {
            copy(node.getId(), buffer);
        } catch (IOException e) {
            try {
                buffer.write(("The log could not be read: " + e).getBytes(StandardCharsets.UTF_8));
            } catch (IOException inMemory) {
                throw new java.io.UncheckedIOException(inMemory);
            }
        }
        return new AnnotatedLargeText<>(buffer, StandardCharsets.UTF_8, complete, node);
    }

    private synchronized void copy(String writer, OutputStream to) throws IOException {
        if (!index.isFile() || !log.isFile()) {
            return;
        }
        List<String> lines = Files.readAllLines(index.toPath(), StandardCharsets.US_ASCII);
        try (RandomAccessFile file = new RandomAccessFile(log, "r")) {
            for (int i = 0; i < lines.size(); i++) {
                int blank = lines.get(i).indexOf(' ');
                if (!lines.get(i).substring(blank + 1).equals(writer)) {
                    continue;
                }
                long from = Long.parseLong(lines.get(i).substring(0, blank));
                long to2 = i + 1 == lines.size()
                        ? file.length()
                        : Long.parseLong(
                                lines.get(i + 1).substring(0, lines.get(i + 1).indexOf(' ')));
                byte[] part = new byte[Math.toIntExact(to2 - from)];
                file.seek(from);
                file.readFully(part);
                to.write(part);
            }
        }
    }

    @Override
    public File getLogFile(FlowExecutionOwner.Executable build, boolean complete) {
        return log;
    }

    /** Writes whole lines, so that those of parallel branches do not mix; part of a line on flush. */
    private final class LineStream extends OutputStream {

        private final String writer;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        LineStream(String writer) {
            this.writer = writer;
        }

        @Override
        public synchronized void write(int b) throws IOException {
            line.write(b);
            if (b == '\n') {
                flush();
            }
        }

        @Override
        public synchronized void write(byte[] b, int off, int len) throws IOException {
            int newline = -1;
            for (int i = off; i < off + len; i++) {
                if (b[i] == '\n') {
                    newline = i;
                }
            }
            int whole = newline + 1 - off;
            if (newline < 0) {
                line.write(b, off, len);
                return;
            }
            line.write(b, off, whole);
            flush();
            line.write(b, off + whole, len - whole);
        }

        @Override
        public synchronized void flush() throws IOException {
            if (line.size() > 0) {
                append(writer, line.toByteArray(), line.size());
                line.reset();
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Saved as nothing: whoever needs a listener again asks its context. */
    private static final class Listener implements BuildListener, OutputStreamTaskListener {
        private static final long serialVersionUID = 1L;

        private final transient OutputStream out;
        private transient PrintStream logger;

        Listener(OutputStream out) {
            this.out = out;
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public synchronized PrintStream getLogger() {
            if (logger == null) {
                try {
                    logger = new PrintStream(out, false, "UTF-8");
                } catch (java.io.UnsupportedEncodingException e) {
                    throw new AssertionError(e);
                }
            }
            return logger;
        }
    }
}
