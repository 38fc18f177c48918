/**
 * AWS on one machine. {@link io.jenkins.plugins.pavedroad.embedded.aws.EmbeddedAws} starts it, {@link io.jenkins.plugins.pavedroad.embedded.aws.Wiring} knows its services.
 *
 * <p>A request comes in at {@code http}, where its signature says service, region and caller; {@code fault} may fail it (the
 * place of throttling), a {@code protocol} reads its parameters, a service ({@code ec2}, {@code scaling}, {@code balance},
 * {@code ssm}, {@code sts}, {@code s3}) does it, and {@code ledger} keeps it. What takes time is scheduled by {@code time};
 * what instances are made of is {@code runtime}'s. Each account has
 * services and a {@code Cloud} of its own; {@code sts.Sessions} says whose a call is.
 */
package io.jenkins.plugins.pavedroad.embedded.aws;
