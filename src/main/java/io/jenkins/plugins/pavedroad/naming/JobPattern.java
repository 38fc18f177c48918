package io.jenkins.plugins.pavedroad.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which jobs, by full name: Ant's globs over folders, several with commas between. {@code *} and {@code ?} stay within one
 * folder's name, {@code **} is any number of folders. Case counts, as it does in names of jobs.
 */
public final class JobPattern {
    /** Every job. */
    public static final JobPattern ALL = new JobPattern("**");

    private static final String ACCEPTED =
            "an Ant pattern over full job names, such as team/** or team/hello, several with commas between";

    /** What Jenkins allows in no job's name (jenkins.model.Jenkins#checkGoodName), and what other glob dialects would mean. */
    private static final Pattern FOREIGN = Pattern.compile("[!@#$^&|<>\\[\\]{}:;\\\\]");

    private final String text;
    private final List<Pattern> patterns;

    private JobPattern(String text) {
        this.text = text;
        this.patterns = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            patterns.add(Pattern.compile(expression(one.trim())));
        }
    }

    /**
     * @param text empty or null for every job
     * @throws IllegalArgumentException with what is wrong, as {@link #problem} says it
     */
    public static JobPattern of(String text) {
        problem(text).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        return text == null || text.isBlank() ? ALL : new JobPattern(text.trim());
    }

    /** What is wrong with a pattern: one sentence. */
    public static Optional<String> problem(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        for (String one : text.split(",", -1)) {
            String glob = one.trim();
            boolean right = !glob.isEmpty()
                    && !FOREIGN.matcher(glob).find()
                    && !glob.startsWith("/")
                    && !glob.endsWith("/")
                    && !glob.contains("//")
                    && noFolderMixes(glob);
            if (!right) {
                return Optional.of("The job pattern is '" + text.trim() + "'; it must be " + ACCEPTED + ".");
            }
        }
        return Optional.empty();
    }

    /** Ant gives {@code **} a meaning only where it is a whole folder; {@code a**} would silently be {@code a*}. */
    private static boolean noFolderMixes(String glob) {
        for (String folder : glob.split("/")) {
            if (folder.contains("**") && !folder.equals("**")) {
                return false;
            }
        }
        return true;
    }

    private static String expression(String glob) {
        String whole = glob.replaceAll("(\\*\\*/)+\\*\\*$", "**").replaceAll("(\\*\\*/)+", "**/");
        StringBuilder expression = new StringBuilder();
        String[] folders = whole.split("/");
        for (int i = 0; i < folders.length; i++) {
            boolean last = i == folders.length - 1;
            if (!folders[i].equals("**")) {
                expression
                        .append(i > 0 && !folders[i - 1].equals("**") ? "/" : "")
                        .append(name(folders[i]));
            } else if (last) {
                expression.append(i == 0 ? ".*" : "(?:/.*)?");
            } else {
                expression.append(i > 0 ? "/" : "").append("(?:[^/]+/)*");
            }
        }
        return expression.toString();
    }

    private static String name(String glob) {
        StringBuilder expression = new StringBuilder();
        for (char c : glob.toCharArray()) {
            expression.append(
                    switch (c) {
                        case '*' -> "[^/]*";
                        case '?' -> "[^/]";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return expression.toString();
    }

    /** @param job a job's full name, folders included */
    public boolean matches(String job) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(job).matches());
    }

    @Override
    public String toString() {
        return text;
    }
}
