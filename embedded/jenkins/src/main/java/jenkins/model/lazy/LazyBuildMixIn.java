package jenkins.model.lazy;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.RunMap;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;

/** Gives a job its builds. */
public abstract class LazyBuildMixIn<
        JobT extends Job<JobT, RunT> & Queue.Task & LazyBuildMixIn.LazyLoadingJob<JobT, RunT>,
        RunT extends Run<JobT, RunT> & LazyBuildMixIn.LazyLoadingRun<JobT, RunT>> {
    private transient RunMap<RunT> builds;

    protected LazyBuildMixIn() {}

    protected abstract JobT asJob();

    public final RunMap<RunT> getRunMap() {
        return builds;
    }

    public final RunMap<RunT> _getRuns() {
        if (builds == null) {
            builds = createBuildRunMap();
        }
        return builds;
    }

    public final void onCreatedFromScratch() {
        builds = createBuildRunMap();
    }

    /** When the job is read again while it runs, its running builds go on being the same objects. */
    @SuppressWarnings("unchecked")
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        RunMap<RunT> fresh = createBuildRunMap();
        Item current = parent.getItem(name);
        if (current instanceof LazyLoadingJob<?, ?> job && current.getClass() == asJob().getClass()) {
            RunMap<RunT> old = ((LazyBuildMixIn<JobT, RunT>) job.getLazyBuildMixIn()).builds;
            if (old != null) {
                for (RunT build : old.getLoadedBuilds().values()) {
                    if (build.isBuilding()) {
                        fresh.put(build.getNumber(), build);
                    }
                }
            }
        }
        builds = fresh;
    }

    private RunMap<RunT> createBuildRunMap() {
        return new RunMap<>(asJob(), (RunMap.Constructor<RunT>) this::loadBuild);
    }

    protected abstract Class<RunT> getBuildClass();

    public RunT loadBuild(File dir) throws IOException {
        return construct(new Class<?>[] {asJob().getClass(), File.class}, asJob(), dir);
    }

    public final synchronized RunT newBuild() throws IOException {
        RunT build = construct(new Class<?>[] {asJob().getClass()}, asJob());
        _getRuns().put(build);
        return build;
    }

    private RunT construct(Class<?>[] types, Object... arguments) throws IOException {
        try {
            return getBuildClass().getConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            throw new IOException("could not make a build of " + asJob(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(getBuildClass() + " lacks the constructor that Jenkins calls", e);
        }
    }

    public final void removeRun(RunT run) {
        if (!_getRuns().remove(run)) {
            Logger.getLogger(LazyBuildMixIn.class.getName())
                    .warning(() -> asJob() + " did not contain " + run + " to begin with");
        }
    }

    public final RunT getBuild(String id) {
        return _getRuns().getById(id);
    }

    public final RunT getBuildByNumber(int n) {
        return _getRuns().getByNumber(n);
    }

    public final RunT getFirstBuild() {
        return _getRuns().oldestBuild();
    }

    public final RunT getLastBuild() {
        return _getRuns().newestBuild();
    }

    public final RunT getNearestBuild(int n) {
        return _getRuns().search(n, AbstractLazyLoadRunMap.Direction.ASC);
    }

    public final RunT getNearestOldBuild(int n) {
        return _getRuns().search(n, AbstractLazyLoadRunMap.Direction.DESC);
    }

    public List<RunT> getEstimatedDurationCandidates() {
        List<RunT> candidates = new ArrayList<>();
        for (RunT build : _getRuns().getLoadedBuilds().values()) {
            if (!build.isBuilding()
                    && build.getResult() != null
                    && build.getResult().isBetterOrEqualTo(Result.UNSTABLE)
                    && candidates.size() < 3) {
                candidates.add(build);
            }
        }
        return candidates;
    }

    /** A job that uses this. */
    public interface LazyLoadingJob<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {
        LazyBuildMixIn<JobT, RunT> getLazyBuildMixIn();
    }

    /** A build that uses {@link RunMixIn}. */
    public interface LazyLoadingRun<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {
        RunMixIn<JobT, RunT> getRunMixIn();
    }

    /** Finds a build's neighbours by number. */
    public abstract static class RunMixIn<
            JobT extends Job<JobT, RunT> & Queue.Task & LazyLoadingJob<JobT, RunT>,
            RunT extends Run<JobT, RunT> & LazyLoadingRun<JobT, RunT>> {
        protected RunMixIn() {}

        protected abstract RunT asRun();

        public final BuildReference<RunT> createReference() {
            return new BuildReference<>(asRun().getId(), asRun());
        }

        /** Neighbours are looked up each time, so there is nothing to unlink. */
        public final void dropLinks() {}

        private RunMap<RunT> runs() {
            return asRun().getParent().getLazyBuildMixIn()._getRuns();
        }

        public final RunT getPreviousBuild() {
            return runs().search(asRun().getNumber() - 1, AbstractLazyLoadRunMap.Direction.DESC);
        }

        public final RunT getNextBuild() {
            return runs().search(asRun().getNumber() + 1, AbstractLazyLoadRunMap.Direction.ASC);
        }
    }
}
