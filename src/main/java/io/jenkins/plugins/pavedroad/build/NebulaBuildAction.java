package io.jenkins.plugins.pavedroad.build;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** On a build's page: packages, version, commit, tests and changed dependencies. Thread-safe. */
public class NebulaBuildAction extends InvisibleAction {
    /** How far back a build that made something is looked for; each look may load a build. */
    private static final int FARTHEST = 10;

    private final ArrayList<NebulaBuildMade> made = new ArrayList<>();

    /** Keeps what a step of this build made; saves the build. */
    static void add(Run<?, ?> run, NebulaBuildMade made) throws IOException {
        NebulaBuildAction action;
        synchronized (run) {
            action = run.getAction(NebulaBuildAction.class);
            if (action == null) {
                action = new NebulaBuildAction();
                run.addAction(action);
            }
        }
        synchronized (action) {
            action.made.add(made);
        }
        run.save();
    }

    /** What the job's last successful build made of this folder; null when there is none. */
    static EarlierBuild before(Run<?, ?> run, String folder) {
        Run<?, ?> earlier = run.getPreviousSuccessfulBuild();
        for (int i = 0; i < FARTHEST && earlier != null; i++) {
            NebulaBuildAction action = earlier.getAction(NebulaBuildAction.class);
            for (NebulaBuildMade one : action == null ? List.<NebulaBuildMade>of() : action.getMade()) {
                if (one.getFolder().equals(folder)) {
                    return new EarlierBuild(earlier.getNumber(), one);
                }
            }
            earlier = earlier.getPreviousSuccessfulBuild();
        }
        return null;
    }

    public synchronized List<NebulaBuildMade> getMade() {
        return new ArrayList<>(made);
    }
}
