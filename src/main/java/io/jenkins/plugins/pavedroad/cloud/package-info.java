/**
 * What a cloud must offer so that the steps can bake, deploy and sweep in it, in Spinnaker's words.
 *
 * <p>Every method is a blocking look-up or a single effect; none waits for the effect to finish. They are called from
 * the operations' pool, never from a Pipeline's thread. What is not found is an empty answer, not an exception. Any
 * other refusal is a {@link io.jenkins.plugins.pavedroad.cloud.CloudException} with the cloud's own error code.
 */
package io.jenkins.plugins.pavedroad.cloud;
