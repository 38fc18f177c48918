package io.jenkins.plugins.pavedroad.embedded.aws;

import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceRuntime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How an embedded AWS is set up. Immutable; each {@code with…} method returns a changed copy.
 *
 * @param folder where root folders, objects and logs are kept; made when missing
 * @param port on 127.0.0.1; 0 takes a free one (the default)
 * @param regions default {@code us-east-1, us-west-2}; any number
 * @param account account number of plain access keys; default 123456789012
 * @param bootDelay from pending to starting the instance, at speed 1; default 10 s
 * @param imageDelay from the call that makes an image to the available image, at speed 1; default 60 s. A copy to another
 *     region takes half as long again
 * @param speed AWS-like waits are divided by it (boot, image creation, health check intervals, draining …); default 1
 * @param clock for timestamps and expiry; a {@code DrivenClock} drives the waits too; default the system's
 * @param runtime makes the instances' runtime, given this embedded AWS's folder
 * @param consistencyDelay reads may show what was true this long ago, at speed 1, and do not find what is younger; default
 *     zero, at most an hour
 * @param throttling whether calls take from AWS's token buckets; default false
 */
public record Options(
        Path folder,
        int port,
        List<String> regions,
        String account,
        Duration bootDelay,
        Duration imageDelay,
        double speed,
        Clock clock,
        Function<Path, InstanceRuntime> runtime,
        Duration consistencyDelay,
        boolean throttling) {

    public Options {
        regions = List.copyOf(regions);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port=" + port + " is not a port: 0 to 65535, 0 for any free one.");
        }
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("regions is empty: name at least one, such as us-east-1.");
        }
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("account=" + account + " is not an account number of 12 digits.");
        }
        if (bootDelay.isNegative()) {
            throw new IllegalArgumentException("bootDelay=" + bootDelay + " is negative: zero or more is expected.");
        }
        if (imageDelay.isNegative()) {
            throw new IllegalArgumentException("imageDelay=" + imageDelay + " is negative: zero or more is expected.");
        }
        if (consistencyDelay.isNegative() || consistencyDelay.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(
                    "consistencyDelay=" + consistencyDelay + " is out of range: zero to an hour is expected.");
        }
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed=" + speed + " is not a positive number.");
        }
    }

    public static Options in(Path folder) {
        return new Options(
                folder,
                0,
                List.of("us-east-1", "us-west-2"),
                "123456789012",
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                1,
                Clock.systemUTC(),
                Wiring::defaultRuntime,
                Duration.ZERO,
                false);
    }

    public Options withFolder(Path value) {
        return new Options(
                value,
                port,
                regions,
                account,
                bootDelay,
                imageDelay,
                speed,
                clock,
                runtime,
                consistencyDelay,
                throttling);
    }

    public Options withPort(int value) {
        return new Options(
                folder,
                value,
                regions,
                account,
                bootDelay,
                imageDelay,
                speed,
                clock,
                runtime,
                consistencyDelay,
                throttling);
    }

    public Options withRegions(String... names) {
        return new Options(
                folder,
                port,
                List.of(names),
                account,
                bootDelay,
                imageDelay,
                speed,
                clock,
                runtime,
                consistencyDelay,
                throttling);
    }

    public Options withAccount(String number) {
        return new Options(
                folder,
                port,
                regions,
                number,
                bootDelay,
                imageDelay,
                speed,
                clock,
                runtime,
                consistencyDelay,
                throttling);
    }

    public Options withBootDelay(Duration delay) {
        return new Options(
                folder, port, regions, account, delay, imageDelay, speed, clock, runtime, consistencyDelay, throttling);
    }

    public Options withImageDelay(Duration delay) {
        return new Options(
                folder, port, regions, account, bootDelay, delay, speed, clock, runtime, consistencyDelay, throttling);
    }

    public Options withSpeed(double factor) {
        return new Options(
                folder,
                port,
                regions,
                account,
                bootDelay,
                imageDelay,
                factor,
                clock,
                runtime,
                consistencyDelay,
                throttling);
    }

    public Options withClock(Clock value) {
        return new Options(
                folder,
                port,
                regions,
                account,
                bootDelay,
                imageDelay,
                speed,
                value,
                runtime,
                consistencyDelay,
                throttling);
    }

    public Options withRuntime(Function<Path, InstanceRuntime> value) {
        return new Options(
                folder,
                port,
                regions,
                account,
                bootDelay,
                imageDelay,
                speed,
                clock,
                value,
                consistencyDelay,
                throttling);
    }

    /** With this very runtime, which is closed together with the embedded AWS. */
    public Options withRuntime(InstanceRuntime value) {
        return withRuntime(ignored -> value);
    }

    public Options withConsistencyDelay(Duration delay) {
        return new Options(
                folder, port, regions, account, bootDelay, imageDelay, speed, clock, runtime, delay, throttling);
    }

    public Options withThrottling(boolean on) {
        return new Options(
                folder, port, regions, account, bootDelay, imageDelay, speed, clock, runtime, consistencyDelay, on);
    }
}
