package io.jenkins.plugins.pavedroad.build;

/**
 * The job's last successful build of the same project.
 *
 * @param number the build's number
 */
record EarlierBuild(int number, NebulaBuildMade made) {}
