package io.jenkins.plugins.pavedroad.embedded.aws;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded AWS by itself: serves until it is ended. */
public final class Main {
    static final String USAGE = "Usage: --dir FOLDER [--port N] [--regions us-east-1,us-west-2] [--boot-delay 10s]"
            + " [--image-delay 60s] [--speed 1] [--account 123456789012]"
            + " [--consistency-delay 0s] [--throttling false]";
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private Main() {}

    /** Prints its endpoint when it serves. Exit status 2 for arguments it does not understand, 1 when it cannot start. */
    public static void main(String[] args) {
        try {
            EmbeddedAws aws = EmbeddedAws.start(options(List.of(args)));
            Runtime.getRuntime().addShutdownHook(new Thread(aws::close, "embedded-aws-end"));
            System.out.println(aws.endpoint());
            Thread.currentThread().join();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws IllegalArgumentException with one sentence about the argument that is not understood */
    static Options options(List<String> args) {
        Path folder = null;
        Options options = Options.in(Path.of("."));
        Iterator<String> each = args.iterator();
        while (each.hasNext()) {
            String name = each.next();
            if (!each.hasNext()) {
                throw new IllegalArgumentException(name + " has no value. " + USAGE);
            }
            String value = each.next();
            switch (name) {
                case "--dir" -> folder = Path.of(value);
                case "--port" -> options = options.withPort(port(name, value));
                case "--regions" -> options = options.withRegions(value.split(","));
                case "--boot-delay" -> options = options.withBootDelay(duration(name, value));
                case "--image-delay" -> options = options.withImageDelay(duration(name, value));
                case "--speed" -> options = options.withSpeed(number(name, value));
                case "--consistency-delay" -> options = options.withConsistencyDelay(duration(name, value));
                case "--throttling" -> options = options.withThrottling(truth(name, value));
                case "--account" -> options = options.withAccount(value);
                default -> throw new IllegalArgumentException(name + " is not an argument. " + USAGE);
            }
        }
        if (folder == null) {
            throw new IllegalArgumentException("--dir is missing. " + USAGE);
        }
        return options.withFolder(folder);
    }

    private static int port(String name, String value) {
        if (!value.matches("\\d{1,5}")) {
            throw new IllegalArgumentException(name + " " + value + " is not a port: 0 to 65535, 0 for any free one.");
        }
        return Integer.parseInt(value);
    }

    private static boolean truth(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + " " + value + " is neither true nor false.");
        }
        return value.equals("true");
    }

    private static double number(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " " + value + " is not a number.", e);
        }
    }

    private static Duration duration(String name, String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + " " + value + " is not a duration such as 500ms, 10s or 2m.");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
