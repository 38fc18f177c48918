package org.jenkinsci.plugins.plaincredentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.Util;
import java.io.IOException;
import java.io.InputStream;

/** One secret file. */
@NameWith(FileCredentials.NameProvider.class)
public interface FileCredentials extends StandardCredentials {
    String getFileName();

    InputStream getContent() throws IOException;

    /** The file's name, then the description. */
    class NameProvider extends CredentialsNameProvider<FileCredentials> {
        public NameProvider() {}

        @Override
        public String getName(FileCredentials c) {
            String description = Util.fixEmptyAndTrim(c.getDescription());
            return c.getFileName() + (description == null ? "" : " (" + description + ")");
        }
    }
}
