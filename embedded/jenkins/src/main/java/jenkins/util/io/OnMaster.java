package jenkins.util.io;

/** Marks what exists only in the controller's JVM. */
public interface OnMaster {}
