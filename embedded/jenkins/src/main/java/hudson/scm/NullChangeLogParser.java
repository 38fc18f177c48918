package hudson.scm;

import hudson.model.Run;
import java.io.File;

/** For an SCM that writes nothing about changes. */
public class NullChangeLogParser extends ChangeLogParser {

    public static final NullChangeLogParser INSTANCE = new NullChangeLogParser();

    @Override
    public ChangeLogSet<? extends ChangeLogSet.Entry> parse(
            Run build, RepositoryBrowser<?> browser, File changelogFile) {
        return new NoChanges(build);
    }

    protected Object readResolve() {
        return INSTANCE;
    }
}
