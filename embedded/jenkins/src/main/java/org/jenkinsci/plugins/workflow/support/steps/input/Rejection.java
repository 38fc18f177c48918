package org.jenkinsci.plugins.workflow.support.steps.input;

import hudson.model.User;
import jenkins.model.CauseOfInterruption;

/** Why: a person said no. */
public final class Rejection extends CauseOfInterruption {

    private static final long serialVersionUID = 1L;

    private final String userName;
    private final long timestamp;

    public Rejection(User u) {
        this.userName = u == null ? null : u.getId();
        this.timestamp = System.currentTimeMillis();
    }

    public User getUser() {
        return userName == null ? null : User.getById(userName, false);
    }

    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public String getShortDescription() {
        User user = getUser();
        return user == null ? "Rejected" : "Rejected by " + user.getDisplayName();
    }
}
