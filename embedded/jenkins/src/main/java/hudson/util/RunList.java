package hudson.util;

import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Builds, the newest first. */
public class RunList<R extends Run> extends AbstractList<R> {
    private Iterable<R> base;

    public RunList() {
        base = List.of();
    }

    @SuppressWarnings("unchecked")
    public RunList(Job j) {
        base = j.getBuilds();
    }

    private RunList(Iterable<R> c) {
        base = c;
    }

    public static <J extends Job<J, R>, R extends Run<J, R>> RunList<R> fromJobs(Iterable<? extends J> jobs) {
        List<R> runs = new ArrayList<>();
        for (J job : jobs) {
            runs.addAll(job.getBuilds());
        }
        runs.sort(Run.ORDER_BY_DATE.reversed());
        return new RunList<>(runs);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <R extends Run> RunList<R> fromRuns(Collection<? extends R> runs) {
        return new RunList<>((Iterable) runs);
    }

    @Override
    public Iterator<R> iterator() {
        return base.iterator();
    }

    @Override
    public int size() {
        int size = 0;
        for (R ignored : base) {
            size++;
        }
        return size;
    }

    @Override
    public R get(int index) {
        int i = 0;
        for (R run : base) {
            if (i++ == index) {
                return run;
            }
        }
        throw new IndexOutOfBoundsException(String.valueOf(index));
    }

    @Override
    public boolean isEmpty() {
        return !iterator().hasNext();
    }

    public R getFirstBuild() {
        R last = null;
        for (R run : base) {
            last = run;
        }
        return last;
    }

    public R getLastBuild() {
        Iterator<R> runs = iterator();
        return runs.hasNext() ? runs.next() : null;
    }

    public RunList<R> filter(Predicate<R> predicate) {
        List<R> kept = new ArrayList<>();
        for (R run : base) {
            if (predicate.test(run)) {
                kept.add(run);
            }
        }
        base = kept;
        return this;
    }

    public RunList<R> limit(int n) {
        List<R> first = new ArrayList<>();
        for (R run : base) {
            if (first.size() == n) {
                break;
            }
            first.add(run);
        }
        base = first;
        return this;
    }

    public RunList<R> failureOnly() {
        return filter(r -> r.getResult() != Result.SUCCESS);
    }

    public RunList<R> completedOnly() {
        return filter(r -> !r.isBuilding());
    }

    public RunList<R> byTimestamp(long start, long end) {
        return filter(r -> r.getTimeInMillis() >= start && r.getTimeInMillis() < end);
    }

    /** Those of the last seven days, as Jenkins's feeds show them. */
    public RunList<R> newBuilds() {
        long limit = System.currentTimeMillis() - Duration.ofDays(7).toMillis();
        return filter(r -> r.isBuilding() || r.getTimeInMillis() >= limit).limit(10);
    }
}
