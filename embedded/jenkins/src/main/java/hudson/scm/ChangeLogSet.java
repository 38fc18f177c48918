package hudson.scm;

import hudson.model.Run;
import hudson.model.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The commits that a build has and the one before had not. */
public abstract class ChangeLogSet<T extends ChangeLogSet.Entry> implements Iterable<T> {
    private final Run<?, ?> run;

    protected ChangeLogSet(Run<?, ?> run, hudson.scm.RepositoryBrowser<?> browser) {
        this.run = run;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    public abstract boolean isEmptySet();

    public final Object[] getItems() {
        List<T> items = new ArrayList<>();
        forEach(items::add);
        return items.toArray();
    }

    public String getKind() {
        return null;
    }

    /** One commit. */
    public abstract static class Entry {
        private ChangeLogSet parent;

        public Entry() {}

        public ChangeLogSet getParent() {
            return parent;
        }

        protected void setParent(ChangeLogSet parent) {
            this.parent = parent;
        }

        public String getCommitId() {
            return null;
        }

        public long getTimestamp() {
            return -1;
        }

        public abstract String getMsg();

        public abstract User getAuthor();

        public abstract Collection<String> getAffectedPaths();
    }
}
