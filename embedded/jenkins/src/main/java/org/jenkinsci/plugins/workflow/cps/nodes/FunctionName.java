package org.jenkinsci.plugins.workflow.cps.nodes;

import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The function a script called: the symbol of what a meta-step wraps, else the step's own name. */
final class FunctionName {

    private FunctionName() {}

    static String of(FlowNode node, StepDescriptor descriptor, String fallback) {
        if (descriptor == null) {
            return fallback;
        }
        if (descriptor.isMetaStep()) {
            Object delegate = ArgumentsAction.getArguments(node).get("delegate");
            if (delegate instanceof UninstantiatedDescribable wrapped && wrapped.getSymbol() != null) {
                return wrapped.getSymbol();
            }
        }
        return descriptor.getFunctionName();
    }
}
