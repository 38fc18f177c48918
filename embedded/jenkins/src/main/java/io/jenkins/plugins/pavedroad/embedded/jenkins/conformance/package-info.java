/**
 * Keeps the embedded Jenkins honest: compares classes that bear a Jenkins name, and references into such classes, with
 * the recorded signatures of Jenkins 2.479.3 and its plugins.
 */
package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;
