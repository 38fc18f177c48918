package org.jenkinsci.plugins.workflow.support;

import hudson.XmlFile;
import hudson.util.XStream2;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;

/** Writes parts of Pipelines. */
public class PipelineIOUtils {

    /** Either through a temporary file that then takes the other's place, or straight into the file. */
    public static void writeByXStream(Object toWrite, File location, XStream2 xstream, boolean atomicWrite)
            throws IOException {
        if (atomicWrite) {
            new XmlFile(xstream, location, false).write(toWrite);
            return;
        }
        Files.createDirectories(location.toPath().getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(location.toPath()))) {
            xstream.toXMLUTF8(toWrite, out);
        } catch (RuntimeException e) {
            throw new IOException("Unable to write " + location, e);
        }
    }
}
