package jenkins.tasks.filters;

/** Marks builders whose environment rules may filter. Approximation: there are no rules. */
public interface EnvVarsFilterableBuilder {}
