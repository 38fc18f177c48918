package org.jenkinsci.plugins.workflow.support.pickles.serialization;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.ObjectResolver;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.pickles.Pickle;
import org.jenkinsci.plugins.workflow.pickles.PickleFactory;

/**
 * Saves a program: a header with the offset of the pickles, the program, the pickles. On the disk, not only in the cache,
 * once closed.
 */
public class RiverWriter implements Closeable {

    static final long HEADER = 7330745437582215633L;
    static final int VERSION = 1;

    private final File file;
    private final FlowExecutionOwner owner;
    private final Collection<? extends PickleFactory> factories;
    private final List<Pickle> pickles = new ArrayList<>();
    private final ByteArrayOutputStream program = new ByteArrayOutputStream();
    private final Marshaller marshaller;
    private boolean pickling = true;

    @Deprecated
    public RiverWriter(File f, FlowExecutionOwner owner) throws IOException {
        this(f, owner, PickleFactory.all());
    }

    public RiverWriter(File f, FlowExecutionOwner owner, Collection<? extends PickleFactory> pickleFactories)
            throws IOException {
        this.file = f;
        this.owner = owner;
        this.factories = pickleFactories;
        this.marshaller = marshaller(program);
    }

    private Marshaller marshaller(ByteArrayOutputStream to) throws IOException {
        MarshallingConfiguration configuration = new MarshallingConfiguration();
        configuration.setObjectResolver(new Replacing());
        Marshaller made = new RiverMarshallerFactory().createMarshaller(configuration);
        made.start(Marshalling.createByteOutput(to));
        return made;
    }

    public void writeObject(Object o) throws IOException {
        marshaller.writeObject(o);
    }

    @Deprecated
    public ObjectOutput getObjectOutput() {
        return marshaller;
    }

    @Override
    public void close() throws IOException {
        marshaller.finish();
        pickling = false;
        ByteArrayOutputStream stood = new ByteArrayOutputStream();
        Marshaller second = marshaller(stood);
        second.writeObject(pickles);
        second.finish();
        try (FileOutputStream out = new FileOutputStream(file);
                DataOutputStream data = new DataOutputStream(out)) {
            data.writeLong(HEADER);
            data.writeShort(VERSION);
            data.writeInt(Long.BYTES + Short.BYTES + Integer.BYTES + program.size());
            program.writeTo(data);
            stood.writeTo(data);
            data.flush();
            out.getFD().sync();
        }
    }

    private final class Replacing implements ObjectResolver {
        @Override
        public Object readResolve(Object replacement) {
            throw new IllegalStateException("this only writes");
        }

        @Override
        public Object writeReplace(Object original) {
            if (original instanceof FlowExecutionOwner && original.equals(owner)) {
                return new DryOwner();
            }
            if (pickling) {
                for (PickleFactory factory : factories) {
                    Pickle pickle = factory.writeReplace(original);
                    if (pickle != null) {
                        pickles.add(pickle);
                        return new DryCapsule(pickles.size() - 1);
                    }
                }
            }
            return original;
        }
    }
}
