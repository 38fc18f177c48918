package org.jenkinsci.plugins.workflow.support.pickles;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.Extension;
import hudson.model.Computer;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.pickles.Pickle;

/** An agent, by its name. */
public class ComputerPickle extends Pickle {

    private static final long serialVersionUID = 1L;

    private final String node;

    private ComputerPickle(Computer computer) {
        this.node = computer.getName();
    }

    @Override
    public ListenableFuture<Computer> rehydrate(FlowExecutionOwner owner) {
        return new TryRepeatedly<Computer>(1) {
            @Override
            protected Computer tryResolve() {
                return Jenkins.get().getComputer(node);
            }

            @Override
            protected FlowExecutionOwner getOwner() {
                return owner;
            }
        };
    }

    @Extension
    public static final class Factory extends SingleTypedPickleFactory<Computer> {
        @Override
        protected Pickle pickle(Computer computer) {
            return new ComputerPickle(computer);
        }
    }
}
