package org.jvnet.hudson.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.junit.rules.ExternalResource;

/** Turns loggers on for a test, and keeps what they say. */
public class LoggerRule extends ExternalResource {
    private final Map<Logger, Level> before = new HashMap<>();
    private final Handler console = new ConsoleHandler();
    private boolean quiet;
    private Capture capture;

    public LoggerRule() {
        console.setLevel(Level.ALL);
    }

    public LoggerRule quiet() {
        quiet = true;
        return this;
    }

    /** Keeps the last so many records. */
    public LoggerRule capture(int maximum) {
        capture = new Capture(maximum);
        before.keySet().forEach(logger -> logger.addHandler(capture));
        return this;
    }

    public LoggerRule record(Logger logger, Level level) {
        before.put(logger, logger.getLevel());
        logger.setLevel(level);
        if (!quiet) {
            logger.addHandler(console);
        }
        if (capture != null) {
            logger.addHandler(capture);
        }
        return this;
    }

    public LoggerRule record(String name, Level level) {
        return record(Logger.getLogger(name), level);
    }

    public LoggerRule record(Class<?> clazz, Level level) {
        return record(clazz.getName(), level);
    }

    public LoggerRule recordPackage(Class<?> clazz, Level level) {
        return record(clazz.getPackage().getName(), level);
    }

    public List<LogRecord> getRecords() {
        if (capture == null) {
            throw new IllegalStateException("call capture() first");
        }
        return capture.records();
    }

    public List<String> getMessages() {
        SimpleFormatter formatter = new SimpleFormatter();
        return getRecords().stream().map(formatter::formatMessage).collect(Collectors.toList());
    }

    @Override
    protected void after() {
        before.forEach((logger, level) -> {
            logger.setLevel(level);
            logger.removeHandler(console);
            if (capture != null) {
                logger.removeHandler(capture);
            }
        });
        before.clear();
    }

    @Override
    public String toString() {
        return "LoggerRule" + before.keySet().stream().map(Logger::getName).collect(Collectors.toList());
    }

    private static final class Capture extends Handler {
        private final int maximum;
        private final Deque<LogRecord> records = new ArrayDeque<>();

        Capture(int maximum) {
            this.maximum = maximum;
            setLevel(Level.ALL);
        }

        synchronized List<LogRecord> records() {
            return new ArrayList<>(records);
        }

        @Override
        public synchronized void publish(LogRecord record) {
            if (records.size() == maximum) {
                records.removeFirst();
            }
            records.addLast(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
