package org.jenkinsci.plugins.workflow.log;

import hudson.ExtensionList;
import hudson.console.AnnotatedLargeText;
import hudson.model.BuildListener;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Where a build's log goes, with who wrote which part. */
public interface LogStorage {

    BuildListener overallListener() throws IOException, InterruptedException;

    TaskListener nodeListener(FlowNode node) throws IOException, InterruptedException;

    AnnotatedLargeText<FlowExecutionOwner.Executable> overallLog(FlowExecutionOwner.Executable build, boolean complete);

    AnnotatedLargeText<FlowNode> stepLog(FlowNode node, boolean complete);

    default File getLogFile(FlowExecutionOwner.Executable build, boolean complete) {
        throw new UnsupportedOperationException(getClass().getName() + " does not write to a file");
    }

    static LogStorage of(FlowExecutionOwner owner) {
        try {
            for (LogStorageFactory factory : ExtensionList.lookup(LogStorageFactory.class)) {
                LogStorage storage = factory.forBuild(owner);
                if (storage != null) {
                    return storage;
                }
            }
            return FileLogStorage.forFile(new File(owner.getRootDir(), "log"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
