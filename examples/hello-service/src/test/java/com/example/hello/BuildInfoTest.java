package com.example.hello;

import static org.junit.Assert.assertEquals;

import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.Test;

public class BuildInfoTest {
    @Test
    public void readsWhatNebulaWroteIntoTheManifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(new Attributes.Name("Implementation-Version"), "1.4.0-dev.2+abc1234");
        manifest.getMainAttributes().put(new Attributes.Name("Build-Number"), "12");
        assertEquals("1.4.0-dev.2+abc1234", BuildInfo.of(manifest).version());
        assertEquals("12", BuildInfo.of(manifest).build());
    }

    @Test
    public void withoutAManifestItIsUnderDevelopment() {
        assertEquals("development", BuildInfo.of(new Manifest()).version());
        assertEquals("", BuildInfo.of(new Manifest()).build());
    }
}
