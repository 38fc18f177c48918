package org.jenkinsci.plugins.workflow.support.steps;

import hudson.Extension;
import hudson.model.Computer;
import java.io.IOException;
import java.io.Serializable;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.DynamicContext;

/** Keeps the agent a block runs on by its name. */
public final class ExecutorStepDynamicContext implements Serializable {

    private static final long serialVersionUID = 1L;

    final String node;

    ExecutorStepDynamicContext(String node) {
        this.node = node;
    }

    @Override
    public String toString() {
        return "ExecutorStepDynamicContext[" + node + "]";
    }

    private abstract static class Translator<T> extends DynamicContext.Typed<T> {
        @Override
        protected T get(DelegatedContext context) throws IOException, InterruptedException {
            ExecutorStepDynamicContext place = context.get(ExecutorStepDynamicContext.class);
            return place == null ? null : get(place);
        }

        abstract T get(ExecutorStepDynamicContext place) throws IOException;
    }

    @Extension
    public static final class ComputerTranslator extends Translator<Computer> {
        @Override
        protected Class<Computer> type() {
            return Computer.class;
        }

        @Override
        Computer get(ExecutorStepDynamicContext place) throws IOException {
            Computer computer = Jenkins.get().getComputer(place.node);
            if (computer == null) {
                throw new IOException("agent " + place.node + " is gone");
            }
            return computer;
        }
    }
}
