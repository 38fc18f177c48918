package hudson.model;

import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.SortedMap;
import jenkins.model.RunIdMigrator;
import jenkins.model.lazy.AbstractLazyLoadRunMap;
import jenkins.model.lazy.BuildReference;

/** The builds of one job. */
public final class RunMap<R extends Run<?, R>> extends AbstractLazyLoadRunMap<R> implements Iterable<R> {
    /** The newest first. */
    public static final Comparator<Comparable> COMPARATOR = Comparator.reverseOrder();

    /** Makes a build from its folder. */
    public interface Constructor<R extends Run<?, R>> {
        R create(File dir) throws IOException;
    }

    private final Constructor<R> cons;
    public RunIdMigrator runIdMigrator;

    public RunMap(Job<?, ?> job) {
        this(job, null);
    }

    public RunMap(Job<?, ?> job, Constructor cons) {
        this(job.getBuildDir(), cons);
    }

    @SuppressWarnings("unchecked")
    public RunMap(File baseDir, Constructor cons) {
        this.cons = cons;
        initBaseDir(baseDir);
    }

    public boolean remove(R run) {
        return removeValue(run);
    }

    @Override
    public Iterator<R> iterator() {
        return values().iterator();
    }

    @Override
    public boolean removeValue(R run) {
        run.dropLinks();
        return super.removeValue(run);
    }

    public SortedMap<Integer, R> getView() {
        return Collections.unmodifiableSortedMap(this);
    }

    public R newestValue() {
        return search(Integer.MAX_VALUE, Direction.DESC);
    }

    public R oldestValue() {
        return search(Integer.MIN_VALUE, Direction.ASC);
    }

    @Override
    protected int getNumberOf(R r) {
        return r.getNumber();
    }

    @Override
    protected String getIdOf(R r) {
        return r.getId();
    }

    @Override
    public R put(R r) {
        File root = r.getRootDir();
        if (!root.isDirectory() && !root.mkdirs()) {
            throw new IllegalStateException("Cannot create directory " + root);
        }
        proposeNewNumber(r.getNumber());
        return super._put(r);
    }

    @Override
    public R getById(String id) {
        return super.getById(id);
    }

    @Override
    protected BuildReference<R> createReference(R r) {
        return r.createReference();
    }

    @Override
    protected R retrieve(File d) throws IOException {
        if (cons == null || !new File(d, "build.xml").exists()) {
            return null;
        }
        R build = cons.create(d);
        build.onLoad();
        return build;
    }
}
