package org.jenkinsci.remoting;

import java.io.Serializable;

/** Serialisable for a channel, never for a file. */
public interface SerializableOnlyOverRemoting extends Serializable {}
