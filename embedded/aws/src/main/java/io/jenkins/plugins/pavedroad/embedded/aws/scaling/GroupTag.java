package io.jenkins.plugins.pavedroad.embedded.aws.scaling;

/** A tag of a group. */
record GroupTag(String key, String value, boolean propagateAtLaunch) {}
