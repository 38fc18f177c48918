package org.jenkinsci.plugins.workflow.support.pickles.serialization;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.marshalling.ChainingObjectResolver;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.ObjectResolver;
import org.jboss.marshalling.SimpleClassResolver;
import org.jboss.marshalling.Unmarshaller;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.pickles.Pickle;

/** Loads what {@link RiverWriter} saved. */
public class RiverReader implements Closeable {

    /** Comes before the others, for tests. */
    public static ObjectResolver customResolver = null;

    private final File file;
    private final ClassLoader classLoader;
    private final FlowExecutionOwner owner;

    public RiverReader(File f, ClassLoader classLoader, FlowExecutionOwner owner) throws IOException {
        this.file = f;
        this.classLoader = classLoader;
        this.owner = owner;
    }

    @Deprecated
    public ListenableFuture<Unmarshaller> restorePickles() throws IOException {
        return restorePickles(new ArrayList<>());
    }

    /** From which the program can be read, as soon as everything that was pickled is there. */
    public ListenableFuture<Unmarshaller> restorePickles(Collection<ListenableFuture<?>> pickleFutures)
            throws IOException {
        byte[] all = Files.readAllBytes(file.toPath());
        DataInputStream header = new DataInputStream(new ByteArrayInputStream(all));
        if (header.readLong() != RiverWriter.HEADER) {
            throw new IOException("Invalid stream header");
        }
        short version = header.readShort();
        if (version != RiverWriter.VERSION) {
            throw new IOException("Unexpected stream version: " + version);
        }
        int offset = header.readInt();
        int start = all.length - header.available();
        PickleResolver resolver = new PickleResolver(pickles(all, offset), owner);
        Unmarshaller program = unmarshaller(all, start, offset, resolver, new Owner());
        return Futures.transform(resolver.rehydrate(pickleFutures), ready -> program, MoreExecutors.directExecutor());
    }

    @SuppressWarnings("unchecked")
    private List<Pickle> pickles(byte[] all, int offset) throws IOException {
        Unmarshaller saved = unmarshaller(all, offset, all.length, new Owner());
        try {
            return (List<Pickle>) saved.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("Failed to read the stream", e);
        } finally {
            saved.finish();
        }
    }

    private Unmarshaller unmarshaller(byte[] all, int from, int to, ObjectResolver... resolvers) throws IOException {
        List<ObjectResolver> chain = new ArrayList<>(List.of(resolvers));
        if (customResolver != null) {
            chain.add(0, customResolver);
        }
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setClassResolver(new SimpleClassResolver(classLoader));
        configuration.setObjectResolver(new ChainingObjectResolver(chain));
        Unmarshaller made = new RiverMarshallerFactory().createUnmarshaller(configuration);
        made.start(Marshalling.createByteInput(new ByteArrayInputStream(all, from, to - from)));
        return made;
    }

    /** Nothing is held open. */
    @Override
    public void close() {}

    private final class Owner implements ObjectResolver {
        @Override
        public Object readResolve(Object replacement) {
            return replacement instanceof DryOwner ? owner : replacement;
        }

        @Override
        public Object writeReplace(Object original) {
            throw new IllegalStateException("this only reads");
        }
    }
}
