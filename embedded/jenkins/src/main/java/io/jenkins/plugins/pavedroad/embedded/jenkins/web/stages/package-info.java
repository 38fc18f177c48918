/** The stage view: what a build's flow graph says about its stages, one column per stage, one row per build. */
package io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages;
