package hudson;

import java.io.File;
import java.util.Locale;

/** The two families of operating systems. */
public enum Platform {
    WINDOWS(';'),
    UNIX(':');

    public final char pathSeparator;

    Platform(char pathSeparator) {
        this.pathSeparator = pathSeparator;
    }

    public static Platform current() {
        return File.pathSeparatorChar == ':' ? UNIX : WINDOWS;
    }

    public static boolean isDarwin() {
        return System.getProperty("os.name").toLowerCase(Locale.ENGLISH).startsWith("mac");
    }
}
