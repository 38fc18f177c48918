package org.jenkinsci.plugins.workflow.cps;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import org.jboss.marshalling.Unmarshaller;
import org.jenkinsci.plugins.workflow.pickles.PickleFactory;
import org.jenkinsci.plugins.workflow.support.pickles.serialization.RiverReader;
import org.jenkinsci.plugins.workflow.support.pickles.serialization.RiverWriter;

/** A suspended program on disk. A crash while it is written leaves the one before. */
final class ProgramFile {

    private static final ThreadLocal<CpsFlowExecution> LOADING = new ThreadLocal<>();

    private final CpsFlowExecution execution;
    private final File file;

    ProgramFile(CpsFlowExecution execution, File file) {
        this.execution = execution;
        this.file = file;
    }

    /** Whose program this thread reads just now; null when it reads none. */
    static CpsFlowExecution loading() {
        return LOADING.get();
    }

    /**
     * @throws NotSaved when the program holds what cannot be saved
     * @throws IOException when the disk refuses
     */
    @CpsVmThreadOnly
    void save(CpsThreadGroup program) throws IOException {
        Path folder = file.toPath().getParent();
        Path temporary = Files.createTempFile(folder, "atomic", null);
        try {
            try (RiverWriter writer = new RiverWriter(temporary.toFile(), execution.getOwner(), PickleFactory.all())) {
                execution.group().vm.inSandbox(() -> {
                    writer.writeObject(program);
                    return null;
                });
            } catch (Exception | StackOverflowError e) {
                throw new NotSaved(file, e);
            }
            Files.move(temporary, file.toPath(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** @param loader of the script's classes */
    ListenableFuture<CpsThreadGroup> load(ClassLoader loader) throws IOException {
        SettableFuture<CpsThreadGroup> loaded = SettableFuture.create();
        RiverReader reader = new RiverReader(file, loader, execution.getOwner());
        Futures.addCallback(
                reader.restorePickles(new ArrayList<>()),
                new FutureCallback<Unmarshaller>() {
                    @Override
                    public void onSuccess(Unmarshaller from) {
                        LOADING.set(execution);
                        try {
                            CpsVm vm = new CpsVm(execution);
                            CpsThreadGroup program = vm.inSandbox(() -> (CpsThreadGroup) from.readObject());
                            program.attachTo(execution, vm);
                            loaded.set(program);
                        } catch (Throwable t) {
                            loaded.setException(t);
                        } finally {
                            LOADING.remove();
                            reader.close();
                        }
                    }

                    @Override
                    public void onFailure(Throwable t) {
                        reader.close();
                        loaded.setException(t);
                    }
                },
                MoreExecutors.directExecutor());
        return loaded;
    }

    /** The program itself stands against being saved. */
    static final class NotSaved extends IOException {
        private static final long serialVersionUID = 1L;

        NotSaved(File file, Throwable cause) {
            super("Failed to persist " + file, cause);
        }
    }
}
