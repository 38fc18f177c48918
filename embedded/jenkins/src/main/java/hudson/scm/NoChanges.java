package hudson.scm;

import hudson.model.Run;
import java.util.Collections;
import java.util.Iterator;

/** No commits. */
final class NoChanges extends ChangeLogSet<ChangeLogSet.Entry> {
    NoChanges(Run<?, ?> run) {
        super(run, null);
    }

    @Override
    public boolean isEmptySet() {
        return true;
    }

    @Override
    public Iterator<ChangeLogSet.Entry> iterator() {
        return Collections.emptyIterator();
    }
}
