package io.jenkins.plugins.pavedroad.operation;

/**
 * How a run of a step's block ended.
 *
 * @param message why it failed; empty when it passed
 */
public record BodyEnd(boolean passed, String message) {}
