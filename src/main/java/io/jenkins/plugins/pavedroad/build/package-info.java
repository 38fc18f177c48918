/**
 * {@code nebulaBuild}: Gradle on the agent, the package it made opened and checked, tests counted, packages uploaded.
 *
 * <p>A build begins at {@link io.jenkins.plugins.pavedroad.build.NebulaBuildStep} or {@code NebulaBuilder}; {@code
 * NebulaBuildLaunchAdapter} looks ({@code GitCheckout}, {@code ReleaseAdvice}, {@code DependencyLocks}) and starts what
 * {@code GradleCommand} says, {@code NebulaBuildHarvestAdapter} gathers and judges ({@code PackageCheck}, {@code
 * InfoManifest}, {@code JUnitReport}, {@code Verdict}). {@code Upload…} is the operation behind {@code uploadTo}; {@code
 * HashParts} and {@code SendParts} are its work on the agent.
 */
package io.jenkins.plugins.pavedroad.build;
