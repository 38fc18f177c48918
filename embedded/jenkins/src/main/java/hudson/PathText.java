package hudson;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Normalises paths of any operating system as text. */
final class PathText {
    private static final Pattern ROOT = Pattern.compile("^(\\\\\\\\|[A-Za-z]:[\\\\/]?|[/\\\\])");

    private PathText() {}

    /** Without {@code .}, without {@code ..} where there is something to go up from, without a separator at the end. */
    static String normalize(String path) {
        String root = "";
        String rest = path;
        Matcher matcher = ROOT.matcher(path);
        if (matcher.find()) {
            root = matcher.group();
            rest = path.substring(root.length());
        }
        boolean windows = root.contains("\\") || root.contains(":") || root.isEmpty() && path.indexOf('\\') >= 0;
        Deque<String> kept = new ArrayDeque<>();
        for (String part : rest.split(windows ? "[/\\\\]" : "/")) {
            if (part.equals("..") && !kept.isEmpty() && !kept.peekLast().equals("..")) {
                kept.removeLast();
            } else if (part.equals("..") && root.isEmpty()) {
                kept.addLast(part);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                kept.addLast(part);
            }
        }
        char separator = windows && rest.indexOf('/') < 0 ? '\\' : '/';
        String text = root + String.join(String.valueOf(separator), kept);
        return text.isEmpty() ? "." : text;
    }
}
