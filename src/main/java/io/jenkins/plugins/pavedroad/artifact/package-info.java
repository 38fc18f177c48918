/** What one step makes and a later one takes: small immutable values, kept on the build that made them. */
package io.jenkins.plugins.pavedroad.artifact;
