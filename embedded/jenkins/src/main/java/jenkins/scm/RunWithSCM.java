package jenkins.scm;

import hudson.model.Job;
import hudson.model.Run;
import hudson.model.User;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A build that knows its changes. */
public interface RunWithSCM<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT> & RunWithSCM<JobT, RunT>> {
    List<hudson.scm.ChangeLogSet<? extends hudson.scm.ChangeLogSet.Entry>> getChangeSets();

    Set<String> getCulpritIds();

    boolean shouldCalculateCulprits();

    default Set<User> getCulprits() {
        return calculateCulprits();
    }

    default Set<User> calculateCulprits() {
        return Collections.emptySet();
    }

    default boolean hasParticipant(User user) {
        return false;
    }
}
