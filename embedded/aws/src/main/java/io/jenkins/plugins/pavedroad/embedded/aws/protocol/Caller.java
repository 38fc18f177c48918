package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

/**
 * Who signed a call.
 *
 * @param accessKeyId the access key id of the signature
 * @param account the account the key belongs to
 * @param principal ARN of the user, or of the assumed role's session
 */
public record Caller(String accessKeyId, String account, String principal) {}
