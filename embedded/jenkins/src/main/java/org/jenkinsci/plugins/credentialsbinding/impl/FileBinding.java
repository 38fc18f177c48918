package org.jenkinsci.plugins.credentialsbinding.impl;

import hudson.Extension;
import hudson.FilePath;
import java.io.IOException;
import java.io.InputStream;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.kohsuke.stapler.DataBoundConstructor;

/** A secret file; the variable is its path. */
public class FileBinding extends AbstractOnDiskBinding<FileCredentials> {
    private static final int OWNER_READS = 0400;

    @DataBoundConstructor
    public FileBinding(String variable, String credentialsId) {
        super(variable, credentialsId);
    }

    @Override
    protected Class<FileCredentials> type() {
        return FileCredentials.class;
    }

    @Override
    protected final FilePath write(FileCredentials credentials, FilePath dir) throws IOException, InterruptedException {
        FilePath file = dir.child(credentials.getFileName());
        try (InputStream content = credentials.getContent()) {
            file.copyFrom(content);
        }
        file.chmod(OWNER_READS);
        return file;
    }

    /** Nothing more to configure. */
    @Extension
    @Symbol("file")
    public static class DescriptorImpl extends BindingDescriptor<FileCredentials> {
        public DescriptorImpl() {}

        @Override
        protected Class<FileCredentials> type() {
            return FileCredentials.class;
        }

        @Override
        public String getDisplayName() {
            return "Secret file";
        }
    }
}
