package hudson.model;

/** An action that puts a small icon beside its build. */
public interface BuildBadgeAction extends Action {}
