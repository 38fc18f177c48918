package hudson;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What pages and others share; only the part that code outside pages calls. */
public class Functions {

    public Functions() {}

    /** The trace as text; an AbortException needs none, its message says it all. */
    public static String printThrowable(Throwable t) {
        if (t == null) {
            return "No exception details";
        }
        StringWriter text = new StringWriter();
        printStackTrace(t, new PrintWriter(text, true));
        return text.toString();
    }

    public static void printStackTrace(Throwable t, PrintWriter pw) {
        t.printStackTrace(pw);
        pw.flush();
    }

    public static void printStackTrace(Throwable t, PrintStream ps) {
        t.printStackTrace(ps);
        ps.flush();
    }

    public static boolean isWindows() {
        return java.io.File.pathSeparatorChar == ';';
    }
}
