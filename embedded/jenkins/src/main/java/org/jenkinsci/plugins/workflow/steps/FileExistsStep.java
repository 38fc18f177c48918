package org.jenkinsci.plugins.workflow.steps;

import hudson.Extension;
import hudson.FilePath;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;

/** Whether there is such a file or folder. */
public final class FileExistsStep extends Step {

    private final String file;

    @DataBoundConstructor
    public FileExistsStep(String file) {
        this.file = file;
    }

    public String getFile() {
        return file;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(file, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "fileExists";
        }

        @Override
        public String getDisplayName() {
            return "Verify if file exists in workspace";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class);
        }
    }

    public static final class Execution extends SynchronousNonBlockingStepExecution<Boolean> {
        private static final long serialVersionUID = 1L;

        private final transient String file;

        Execution(String file, StepContext context) {
            super(context);
            this.file = file;
        }

        @Override
        protected Boolean run() throws Exception {
            FilePath here = getContext().get(FilePath.class);
            return (file == null || file.isEmpty() ? here : here.child(file)).exists();
        }
    }
}
