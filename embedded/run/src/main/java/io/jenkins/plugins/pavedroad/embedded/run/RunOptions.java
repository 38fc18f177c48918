package io.jenkins.plugins.pavedroad.embedded.run;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param jenkinsfile relative to where the command was given; null for the project's own
 * @param requestsPerSecond for each load balancer; 0 for none
 * @param keep whether everything goes on serving after the build, until Ctrl-C
 * @param port of the web page on 127.0.0.1; 0 for a free one
 * @param parameters of the build
 * @param realAws whether to use the caller's own AWS account instead of the embedded AWS
 * @param yes whether a real account may be used without asking
 */
record RunOptions(
        Path jenkinsfile,
        int requestsPerSecond,
        boolean keep,
        int port,
        Map<String, String> parameters,
        boolean realAws,
        boolean yes) {
    static final int DEFAULT_REQUESTS = 50;
    private static final int MOST_REQUESTS = 2000;
    private static final int DEFAULT_PORT = 8080;
    private static final String OPTIONS = "--traffic, --keep, --port, --param, --aws, --yes and --help";

    /** @throws Refused with one sentence, when an argument cannot be taken */
    static RunOptions parse(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        Path jenkinsfile = null;
        int requests = DEFAULT_REQUESTS;
        boolean keep = false;
        int port = DEFAULT_PORT;
        boolean real = false;
        boolean yes = false;
        Map<String, String> parameters = new LinkedHashMap<>();
        while (!rest.isEmpty()) {
            String argument = rest.pop();
            switch (argument) {
                case "--traffic" -> requests = number(argument, value(argument, rest), MOST_REQUESTS);
                case "--keep" -> keep = true;
                case "--yes" -> yes = true;
                case "--port" -> port = number(argument, value(argument, rest), 65535);
                case "--param" -> {
                    String pair = value(argument, rest);
                    int equals = pair.indexOf('=');
                    if (equals < 1) {
                        throw new Refused("--param is '" + pair + "'; it must be KEY=VALUE.");
                    }
                    parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
                case "--aws" -> {
                    String which = value(argument, rest);
                    if (!which.equals("real") && !which.equals("embedded")) {
                        throw new Refused("--aws is '" + which + "'; it must be real or embedded.");
                    }
                    real = which.equals("real");
                }
                default -> {
                    if (argument.startsWith("-")) {
                        throw new Refused("'" + argument + "' is not an option; the options are " + OPTIONS + ".");
                    }
                    if (jenkinsfile != null) {
                        throw new Refused("One Jenkinsfile can be run, but '" + jenkinsfile + "' and '" + argument
                                + "' were given.");
                    }
                    jenkinsfile = Path.of(argument);
                }
            }
        }
        return new RunOptions(jenkinsfile, real ? 0 : requests, keep, port, parameters, real, yes);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new Refused(option + " needs a value.");
        }
        return rest.pop();
    }

    private static int number(String option, String text, int most) {
        if (text.matches("\\d{1,6}") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new Refused(option + " is '" + text + "'; it must be a number from 0 to " + most + ".");
    }
}
