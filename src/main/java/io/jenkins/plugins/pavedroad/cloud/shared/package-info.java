/**
 * One look for many: what several operations want to see of one account and region at the same time is one call.
 *
 * <p>What an operation is shown was looked up after its own last effect and after its previous turn ended, and is at most
 * {@link io.jenkins.plugins.pavedroad.cloud.shared.Looks#FRESH} old; an effect that anybody on this controller has on a
 * subject makes earlier looks at it worthless to all. Who asks outside an operation's turn is shown nothing that is older
 * than the question. Looks for the janitor, of which each is wanted once, pass through.
 */
package io.jenkins.plugins.pavedroad.cloud.shared;
