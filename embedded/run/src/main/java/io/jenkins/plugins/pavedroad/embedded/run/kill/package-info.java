/** A controller that is killed in the middle of a deployment, and what has to be true afterwards. */
package io.jenkins.plugins.pavedroad.embedded.run.kill;
