package org.jenkinsci.plugins.workflow.support.pickles;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.Extension;
import hudson.Functions;
import hudson.remoting.ProxyException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.pickles.Pickle;
import org.jenkinsci.plugins.workflow.pickles.PickleFactory;

/** An exception that holds what cannot be saved: its text and its stack. */
public final class ThrowablePickle extends Pickle {

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(ThrowablePickle.class.getName());

    private final Throwable copy;
    private final String type;
    private final String obstacle;

    private ThrowablePickle(Throwable original, Exception obstacle) {
        this.copy = new ProxyException(original);
        this.type = original.getClass().getName();
        this.obstacle = Functions.printThrowable(obstacle);
    }

    @Override
    public ListenableFuture<?> rehydrate(FlowExecutionOwner owner) {
        try {
            owner.getListener().getLogger().println(obstacle.trim());
            owner.getListener()
                    .getLogger()
                    .println("Loading unserializable exception; result will no longer be assignable to class " + type);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "could not say that an exception was replaced", e);
        }
        return Futures.immediateFuture(copy);
    }

    @Extension
    public static final class Factory extends PickleFactory {
        @Override
        public Pickle writeReplace(Object object) {
            if (!(object instanceof Throwable thrown)) {
                return null;
            }
            try (Marshaller trial = new RiverMarshallerFactory().createMarshaller(new MarshallingConfiguration())) {
                trial.start(Marshalling.createByteOutput(OutputStream.nullOutputStream()));
                trial.writeObject(thrown);
                return null;
            } catch (Exception e) {
                return new ThrowablePickle(thrown, e);
            }
        }
    }
}
