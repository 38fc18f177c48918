package io.jenkins.plugins.pavedroad.embedded.aws.http;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Caller;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Leads each signed request to its service, and writes the ledger. */
public final class AwsFront implements Function<HttpRequest, HttpReply> {
    private static final Logger LOGGER = Logger.getLogger(AwsFront.class.getName());

    private final Cloud cloud;
    private final Function<String, List<ServiceHandler>> services;

    /** @param services of each account */
    public AwsFront(Cloud cloud, Function<String, List<ServiceHandler>> services) {
        this.cloud = cloud;
        this.services = services;
    }

    private Optional<ServiceHandler> service(String account, String name, HttpRequest request) {
        return services.apply(account).stream()
                .filter(service -> service.name().equals(name) && service.serves(request))
                .findFirst();
    }

    @Override
    public HttpReply apply(HttpRequest request) {
        String requestId = UUID.randomUUID().toString();
        Optional<Signature> signature;
        try {
            signature = Signature.of(request).or(() -> withoutSignature(request));
        } catch (AwsError e) {
            return unsigned(request).error(requestId, e);
        }
        if (signature.isEmpty()) {
            return unsigned(request)
                    .error(
                            requestId,
                            new AwsError("MissingAuthenticationToken", 403, "Request is missing Authentication Token"));
        }
        Signature scope = signature.get();
        Caller caller = cloud.sessions().caller(scope.accessKeyId());
        Optional<ServiceHandler> service = service(caller.account(), scope.service(), request);
        if (service.isEmpty()) {
            return unsigned(request)
                    .error(
                            requestId,
                            new AwsError(
                                    "UnknownService",
                                    501,
                                    "The service " + scope.service() + " is not part of the embedded AWS."));
        }
        return answer(request, requestId, scope, caller, service.get());
    }

    private HttpReply answer(
            HttpRequest request, String requestId, Signature scope, Caller caller, ServiceHandler service) {
        Instant arrival = cloud.timeline().now();
        long begin = System.nanoTime();
        Call call = new Call(requestId, service.name(), scope.region(), "Unknown", caller, request);
        HttpReply reply;
        String error = null;
        try {
            call = new Call(requestId, service.name(), scope.region(), service.action(request), caller, request);
            scope.checkExpiry(arrival);
            cloud.sessions().check(scope.accessKeyId(), scope.sessionToken(), service.name(), arrival);
            reply = handle(call, service);
        } catch (AwsError e) {
            error = e.code();
            reply = service.error(requestId, e);
        } catch (ConnectionReset e) {
            error = "ConnectionReset";
            reply = HttpReply.none();
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, call.service() + " " + call.action() + " failed", e);
            error = "InternalError";
            reply = service.error(requestId, new AwsError(error, 500, "An internal error has occurred"));
        }
        enter(call, service, arrival, reply.status(), error, Duration.ofNanos(System.nanoTime() - begin));
        return reply;
    }

    private HttpReply handle(Call call, ServiceHandler service) {
        // S3's and STS's global endpoints sign for us-east-1, which need not be one of the regions here
        boolean global = service.name().equals("s3") || service.name().equals("sts");
        if (!global && !cloud.regions().contains(call.region())) {
            throw new AwsError(
                    "AuthFailure",
                    401,
                    "The region " + call.region() + " is not one of " + String.join(", ", cloud.regions()) + ".");
        }
        return new FaultyHandling(cloud, service).handle(call);
    }

    private void enter(
            Call call, ServiceHandler service, Instant arrival, int status, String error, Duration duration) {
        Map<String, String> parameters;
        try {
            parameters = service.summary(call.request());
        } catch (AwsError unreadable) {
            parameters = Map.of();
        }
        Map<String, String> shown = parameters;
        cloud.ledger()
                .add(number -> new LedgerEntry(
                        number,
                        arrival,
                        call.requestId(),
                        call.service(),
                        call.action(),
                        call.region(),
                        call.caller().accessKeyId(),
                        call.caller().principal(),
                        call.request().header("User-Agent"),
                        call.request().query().containsKey("X-Amz-Signature"),
                        shown,
                        status,
                        error,
                        duration));
    }

    /** The service in whose form an error is written when the request does not say which one it is for. */
    private ServiceHandler unsigned(HttpRequest request) {
        boolean form = request.method().equals("POST") && request.path().equals("/");
        return service(cloud.account(), form ? "sts" : "s3", request).orElseThrow();
    }

    /** Who trades in a token of somebody else's has nothing to sign with yet. */
    private static Optional<Signature> withoutSignature(HttpRequest request) {
        boolean trade = request.method().equals("POST")
                && request.path().equals("/")
                && request.form().getOrDefault("Action", "").equals("AssumeRoleWithWebIdentity");
        return trade ? Optional.of(new Signature("anonymous", "us-east-1", "sts", null, null)) : Optional.empty();
    }
}
