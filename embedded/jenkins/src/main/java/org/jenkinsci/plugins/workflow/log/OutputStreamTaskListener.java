package org.jenkinsci.plugins.workflow.log;

import hudson.model.TaskListener;
import java.io.OutputStream;

/** A listener whose stream can be had without the printing in front of it. */
public interface OutputStreamTaskListener extends TaskListener {

    OutputStream getOutputStream();

    static OutputStream getOutputStream(TaskListener listener) {
        return listener instanceof OutputStreamTaskListener direct ? direct.getOutputStream() : listener.getLogger();
    }
}
