package io.jenkins.plugins.pavedroad.embedded.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Entry of {@code ./paved-road run}. */
public final class Launcher {
    /** Where the project lies; set by the program {@code paved-road}. */
    private static final String HOME = "paved-road.home";

    /** Whether standard output is a terminal; set by the program {@code paved-road}. */
    private static final String TERMINAL = "paved-road.terminal";

    private static final int REFUSED = 2;

    private Launcher() {}

    /** Ends with 0 when the build succeeded, 1 when it did not, 2 when nothing could be run. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Interruption interruption = Interruption.onCtrlC(out);
        int status;
        try {
            status = run(RunOptions.parse(List.of(arguments)), interruption, out);
        } catch (Refused e) {
            System.err.println("paved-road: " + e.getMessage());
            status = REFUSED;
        } catch (InterruptedException e) {
            status = 1;
        } catch (IOException | RuntimeException e) {
            System.err.println("paved-road: this should not have happened; please report it with what follows.");
            e.printStackTrace();
            status = REFUSED;
        } finally {
            // what a command that was cut off has left
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            interruption.over();
        }
        System.exit(status);
    }

    private static int run(RunOptions options, Interruption interruption, PrintStream out)
            throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty(HOME, ".")).toAbsolutePath().normalize();
        boolean terminal = Boolean.getBoolean(TERMINAL);
        return new Run(options, home, interruption, out, terminal).toTheEnd() ? 0 : 1;
    }
}
