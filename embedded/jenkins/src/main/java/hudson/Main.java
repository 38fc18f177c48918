package hudson;

/** What kind of process this is. */
public class Main {
    /** Shortens some waits; set by the test harness. */
    public static boolean isUnitTest = false;

    public static boolean isDevelopmentMode = false;

    public Main() {}
}
