package io.jenkins.plugins.pavedroad.embedded.run;

import io.jenkins.plugins.pavedroad.embedded.run.jenkins.Build;
import java.io.Console;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** A run against the caller's own AWS account: nothing is put there beforehand and no traffic is made. */
final class RealRun {
    private static final Set<String> YES = Set.of("y", "yes");

    private final Run run;
    private final Workspace workspace;
    private final int port;

    RealRun(Run run, Workspace workspace, int port) {
        this.run = run;
        this.workspace = workspace;
        this.port = port;
    }

    boolean toTheEnd() throws IOException, InterruptedException {
        confirm();
        HostTools.ensure(run.out()::println);
        HelloRepository.ensure(run.home().resolve("examples/hello-service"), workspace.hello());
        try (Controller controller = Controller.start(run, workspace, port, Map.of(), Map.of())) {
            controller.awaitUp();
            Build build = controller.build(() -> "");
            run.out().println();
            Summary.of(build, Map.of(), List.of(), List.of()).forEach(run.out()::println);
            return build.succeeded();
        }
    }

    private void confirm() {
        run.out().println("This runs " + run.jenkinsfile() + " against " + identity() + ".");
        run.out().println("What it does there (images, instances, server groups, tags) is real and costs money.");
        if (run.options().yes()) {
            return;
        }
        Console console = System.console();
        if (console == null) {
            throw new Refused("A real account is used only when you say so: add --yes.");
        }
        // reading cannot be interrupted, and nothing has begun
        run.interruption().endBy(run.interruption()::over);
        String answer = console.readLine("Go on? [y/N] ");
        run.interruption().endBy(null);
        if (answer == null || !YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
            throw new Refused("Nothing was done.");
        }
    }

    /** Which account the environment's credentials lead to. */
    private static String identity() {
        Region region;
        try {
            region = DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkException e) {
            throw new Refused("No AWS region is set: set AWS_REGION, or AWS_PROFILE to a profile that has one.", e);
        }
        try (StsClient sts = StsClient.builder()
                .region(region)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            GetCallerIdentityResponse caller = sts.getCallerIdentity();
            return "AWS account " + caller.account() + " as " + caller.arn() + " (default region " + region + ")";
        } catch (SdkException e) {
            // the SDK goes on with every place where it looked
            String reason = e.getMessage().split("[:(\\[]", 2)[0].strip();
            throw new Refused(
                    "AWS cannot be used with the environment's credentials (" + reason
                            + "): set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
                    e);
        }
    }
}
