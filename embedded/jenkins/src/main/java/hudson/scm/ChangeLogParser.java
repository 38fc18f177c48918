package hudson.scm;

import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import org.xml.sax.SAXException;

/** Reads what an SCM wrote about the changes in a build. */
public abstract class ChangeLogParser {

    public ChangeLogSet<? extends ChangeLogSet.Entry> parse(Run build, RepositoryBrowser<?> browser, File changelogFile)
            throws IOException, SAXException {
        throw new AbstractMethodError(getClass().getName() + " must implement parse");
    }
}
