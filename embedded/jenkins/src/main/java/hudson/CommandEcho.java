package hudson;

import hudson.model.TaskListener;
import java.util.List;

/** Shows a command in the log before it runs, with masked arguments as asterisks. */
final class CommandEcho {
    private CommandEcho() {}

    static void print(TaskListener listener, List<String> command, boolean[] mask, FilePath folder, boolean fullPath) {
        StringBuilder line = new StringBuilder();
        if (folder != null) {
            line.append('[')
                    .append(fullPath ? folder.getRemote() : folder.getName())
                    .append("] ");
        }
        line.append('$');
        for (int i = 0; i < command.size(); i++) {
            line.append(' ').append(mask != null && i < mask.length && mask[i] ? "******" : quoted(command.get(i)));
        }
        listener.getLogger().println(line);
        listener.getLogger().flush();
    }

    private static String quoted(String argument) {
        return argument.indexOf(' ') < 0
                ? argument
                : argument.indexOf('"') < 0 ? '"' + argument + '"' : '\'' + argument + '\'';
    }
}
