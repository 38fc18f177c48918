package org.jenkinsci.plugins.workflow.steps;

import hudson.Extension;
import hudson.FilePath;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Set;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A file's text; with encoding Base64, its bytes. */
public final class ReadFileStep extends Step {

    private final String file;
    private String encoding;

    @DataBoundConstructor
    public ReadFileStep(String file) {
        this.file = file == null || file.isEmpty() ? null : file;
    }

    public String getFile() {
        return file;
    }

    public String getEncoding() {
        return encoding;
    }

    @DataBoundSetter
    public void setEncoding(String encoding) {
        this.encoding = encoding == null || encoding.isEmpty() ? null : encoding;
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return new Execution(file, encoding, context);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "readFile";
        }

        @Override
        public String getDisplayName() {
            return "Read file from workspace";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(FilePath.class);
        }
    }

    public static final class Execution extends SynchronousNonBlockingStepExecution<String> {
        private static final long serialVersionUID = 1L;

        private final transient String file;
        private final transient String encoding;

        Execution(String file, String encoding, StepContext context) {
            super(context);
            this.file = file;
            this.encoding = encoding;
        }

        @Override
        protected String run() throws Exception {
            try (InputStream in = getContext().get(FilePath.class).child(file).read()) {
                byte[] bytes = in.readAllBytes();
                if ("Base64".equals(encoding)) {
                    return Base64.getEncoder().encodeToString(bytes);
                }
                return new String(bytes, encoding == null ? Charset.defaultCharset() : Charset.forName(encoding));
            }
        }
    }
}
