package org.jenkinsci.plugins.workflow.support.pickles.serialization;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jenkins.util.SystemProperties;
import jenkins.util.Timer;
import org.jboss.marshalling.ObjectResolver;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.pickles.Pickle;

/** Puts back what was pickled, each as soon as it can be found. */
public class PickleResolver implements ObjectResolver {

    /** One hour, as in workflow-support. */
    public static long RESOLUTION_TIMEOUT_SECONDS = SystemProperties.getLong(
            PickleResolver.class.getName() + ".RESOLUTION_TIMEOUT_SECONDS", TimeUnit.HOURS.toSeconds(1));

    private final List<? extends Pickle> pickles;
    private final FlowExecutionOwner owner;
    private List<Object> values;

    @Deprecated
    public PickleResolver(List<? extends Pickle> pickles) {
        this(pickles, FlowExecutionOwner.dummyOwner());
    }

    public PickleResolver(List<? extends Pickle> pickles, FlowExecutionOwner owner) {
        this.pickles = pickles;
        this.owner = owner;
    }

    public Object get(int id) {
        return values.get(id);
    }

    @Deprecated
    public ListenableFuture<PickleResolver> rehydrate() {
        return rehydrate(new ArrayList<>());
    }

    /** @param pickleFutures gets what is waited for, so that it can be shown and cancelled */
    public ListenableFuture<PickleResolver> rehydrate(Collection<ListenableFuture<?>> pickleFutures) {
        List<ListenableFuture<Object>> found = new ArrayList<>();
        for (Pickle pickle : pickles) {
            ListenableFuture<?> future;
            try {
                future = Futures.withTimeout(
                        pickle.rehydrate(owner), RESOLUTION_TIMEOUT_SECONDS, TimeUnit.SECONDS, Timer.get());
            } catch (RuntimeException e) {
                future = Futures.immediateFailedFuture(e);
            }
            pickleFutures.add(future);
            found.add(Futures.transform(future, value -> (Object) value, MoreExecutors.directExecutor()));
        }
        return Futures.transform(
                Futures.allAsList(found),
                all -> {
                    values = all;
                    return this;
                },
                MoreExecutors.directExecutor());
    }

    @Override
    public Object readResolve(Object replacement) {
        return replacement instanceof DryCapsule capsule ? get(capsule.id) : replacement;
    }

    @Override
    public Object writeReplace(Object original) {
        throw new IllegalStateException("this only reads");
    }
}
