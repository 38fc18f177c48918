package hudson.util;

import hudson.model.TaskListener;

/** Base class that old listeners extend. */
public abstract class AbstractTaskListener implements TaskListener {
    public AbstractTaskListener() {}
}
