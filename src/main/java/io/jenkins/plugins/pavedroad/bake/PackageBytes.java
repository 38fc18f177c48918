package io.jenkins.plugins.pavedroad.bake;

import java.io.IOException;
import java.io.InputStream;

/** Where the content of packages and files comes from while a bake runs, also after a restart of the controller. */
public interface PackageBytes {
    /** @throws IOException when the build no longer has it */
    InputStream open(BakeInput input, PackageFile file) throws IOException;

    /** @throws IOException when the build no longer has it */
    InputStream open(BakeInput input, Provisioning.File file) throws IOException;

    /** The bake has ended: what was kept for it alone may go. */
    void release(BakeInput input) throws IOException;
}
