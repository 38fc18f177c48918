package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import java.util.Map;

/** One AWS service on the wire. {@link QueryService} and {@link JsonService} do the protocols, so that a service only lists its actions. */
public interface ServiceHandler {
    /** The name the SDK signs with: {@code ec2}, {@code autoscaling}, {@code elasticloadbalancing}, {@code sts}, {@code ssm}, {@code s3}. */
    String name();

    /** Whether the request is one of this service's, among services that are signed for with the same name. */
    default boolean serves(HttpRequest request) {
        return true;
    }

    /** The operation that this request asks for; {@code Unknown} when it cannot be told. */
    String action(HttpRequest request);

    /** What the ledger shows of the request: no secrets, no long values. */
    Map<String, String> summary(HttpRequest request);

    /** Does it. An {@link AwsError} becomes this service's error reply; anything else is an internal error. */
    HttpReply handle(Call call);

    HttpReply error(String requestId, AwsError error);
}
