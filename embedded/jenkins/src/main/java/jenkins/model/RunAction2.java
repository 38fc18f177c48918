package jenkins.model;

import hudson.model.Action;
import hudson.model.Run;

/** An action told which build it belongs to, when added and again after loading; the field for it is transient. */
public interface RunAction2 extends Action {
    void onAttached(Run<?, ?> r);

    void onLoad(Run<?, ?> r);
}
