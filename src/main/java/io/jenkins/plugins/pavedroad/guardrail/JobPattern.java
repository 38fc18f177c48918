package io.jenkins.plugins.pavedroad.guardrail;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which jobs: Ant globs over a job's full name, a comma between two. {@code *} and {@code ?} stay within a folder,
 * {@code **} does not: {@code team-a/**, release-*}. Nothing means every job.
 */
public final class JobPattern {
    private final String text;
    private final List<Pattern> globs;

    private JobPattern(String text, List<Pattern> globs) {
        this.text = text;
        this.globs = globs;
    }

    /**
     * @param text null or blank for every job
     * @throws IllegalArgumentException saying in one sentence what cannot be read
     */
    public static JobPattern of(String text) {
        if (text == null || text.isBlank()) {
            return new JobPattern("**", List.of(Pattern.compile(".*", Pattern.DOTALL)));
        }
        return new JobPattern(
                text.trim(),
                Arrays.stream(text.split(",", -1))
                        .map(String::trim)
                        .map(glob -> compile(glob, text))
                        .toList());
    }

    /** @param job full name, folders before it with {@code /} */
    public boolean matches(String job) {
        return globs.stream().anyMatch(glob -> glob.matcher(job).matches());
    }

    @Override
    public String toString() {
        return text;
    }

    private static Pattern compile(String glob, String whole) {
        if (glob.isEmpty() || glob.startsWith("/") || glob.endsWith("/") || glob.contains("//")) {
            throw new IllegalArgumentException("The job pattern is '" + whole
                    + "'; it must be names of jobs with *, ? and **, folders before them with /, a comma between two.");
        }
        StringBuilder regex = new StringBuilder();
        String[] parts = glob.split("/");
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals("**")) {
                regex.append(last ? ".*" : "(?:[^/]+/)*");
            } else {
                regex.append(part(parts[i])).append(last ? "" : "/");
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String part(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
        }
        return regex.toString();
    }
}
