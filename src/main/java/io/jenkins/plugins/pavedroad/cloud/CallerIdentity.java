package io.jenkins.plugins.pavedroad.cloud;

/**
 * Who the cloud takes an account's caller for.
 *
 * @param accountId the account's own id in the cloud
 * @param principal who in it (AWS: an ARN)
 */
public record CallerIdentity(String accountId, String principal) {}
