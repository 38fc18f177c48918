package io.jenkins.plugins.pavedroad.bake;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Every package has this content. */
record FixedBytes(byte[] content) implements PackageBytes {
    @Override
    public InputStream open(BakeInput input, PackageFile file) {
        return new ByteArrayInputStream(content);
    }

    @Override
    public InputStream open(BakeInput input, Provisioning.File file) {
        throw new AssertionError("this bake has no files");
    }

    @Override
    public void release(BakeInput input) {}
}
