package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.junit;

import hudson.tasks.junit.TestResultSummary;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Counts the tests in JUnit's XML. Neither document types nor entities of the reports are followed. */
public final class TestReports {

    private int total;
    private int skipped;
    private final List<String> failed = new ArrayList<>();

    /** @param name of the report, for the message when it cannot be read */
    public void read(InputStream report, String name) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(report);
            read(reader);
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException("Failed to read test report file " + name, e);
        }
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        String test = null;
        boolean failure = false;
        boolean skip = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "testcase" -> {
                        test = reader.getAttributeValue(null, "classname") + "."
                                + reader.getAttributeValue(null, "name");
                        failure = false;
                        skip = false;
                    }
                    case "failure", "error" -> failure |= test != null;
                    case "skipped" -> skip |= test != null;
                    default -> {
                        continue;
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("testcase")) {
                total++;
                if (failure) {
                    failed.add(test);
                } else if (skip) {
                    skipped++;
                }
                test = null;
            }
        }
    }

    public TestResultSummary summary() {
        return new TestResultSummary(failed.size(), skipped, total - failed.size() - skipped, total);
    }

    public List<String> failed() {
        return failed;
    }
}
