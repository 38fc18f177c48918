package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;

/**
 * One signed call on its way to a service.
 *
 * @param requestId sent back in the response and kept in the ledger
 * @param service signing name of the service, such as {@code ec2} or {@code elasticloadbalancing}
 * @param region the region of the signature
 * @param action AWS's name of the operation, such as {@code RunInstances}
 */
public record Call(
        String requestId, String service, String region, String action, Caller caller, HttpRequest request) {}
