package hudson.model;

/** An action shown large on its project's page. */
public interface ProminentProjectAction extends Action {}
