package io.jenkins.plugins.pavedroad.guardrail;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** On a build's page: which guardrails it asked to pass by, who started it, why, and what was decided. Thread-safe. */
public class OverridesAction extends InvisibleAction {
    private final ArrayList<Shown> shown = new ArrayList<>();

    /** Adds what was decided for one step. */
    public static void add(Run<?, ?> run, List<Exemption> decided) throws IOException {
        if (decided.isEmpty()) {
            return;
        }
        OverridesAction action;
        synchronized (run) {
            action = run.getAction(OverridesAction.class);
            if (action == null) {
                action = new OverridesAction();
                run.addAction(action);
            }
        }
        synchronized (action) {
            for (Exemption one : decided) {
                Shown line = new Shown(one);
                if (action.shown.stream().noneMatch(s -> s.sentence.equals(line.sentence))) {
                    action.shown.add(line);
                }
            }
        }
        run.save();
    }

    public synchronized List<Shown> getShown() {
        return new ArrayList<>(shown);
    }

    /** One override, as the page shows it. */
    public static final class Shown {
        private final String sentence;

        Shown(Exemption decided) {
            this.sentence = decided.sentence();
        }

        public String getSentence() {
            return sentence;
        }
    }
}
