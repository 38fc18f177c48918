package org.jenkinsci.plugins.workflow.support.pickles;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.Extension;
import hudson.FilePath;
import hudson.model.Computer;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.pickles.Pickle;

/** A folder, by its agent's name and its path. */
public class FilePathPickle extends Pickle {

    private static final long serialVersionUID = 1L;

    private final String node;
    private final String path;

    private FilePathPickle(FilePath folder) {
        Computer computer = folder.toComputer();
        this.node = computer == null ? "" : computer.getName();
        this.path = folder.getRemote();
    }

    @Override
    public ListenableFuture<FilePath> rehydrate(FlowExecutionOwner owner) {
        return new TryRepeatedly<FilePath>(1) {
            @Override
            protected FilePath tryResolve() {
                Computer computer = Jenkins.get().getComputer(node);
                return computer == null || computer.getChannel() == null
                        ? null
                        : new FilePath(computer.getChannel(), path);
            }

            @Override
            protected FlowExecutionOwner getOwner() {
                return owner;
            }
        };
    }

    @Override
    public String toString() {
        return node + ":" + path;
    }

    @Extension
    public static final class Factory extends SingleTypedPickleFactory<FilePath> {
        @Override
        protected Pickle pickle(FilePath folder) {
            return new FilePathPickle(folder);
        }
    }
}
