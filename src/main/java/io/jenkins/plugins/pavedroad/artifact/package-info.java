/**
 * What one step makes and a later one takes: small immutable values, kept on the build that made them. {@code DebReader} and
 * {@code RpmReader} read what a package says of itself.
 */
package io.jenkins.plugins.pavedroad.artifact;
