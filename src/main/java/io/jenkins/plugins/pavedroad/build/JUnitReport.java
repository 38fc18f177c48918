package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.build.TestTotals.FailedTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one {@code TEST-*.xml}, as Gradle and Maven write them. Test cases are counted, not the suite's own totals. */
final class JUnitReport {
    private static final int LONGEST_MESSAGE = 300;

    private JUnitReport() {}

    /** @throws IOException when it is not well-formed XML; entities and document types are not read */
    static TestTotals read(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                return read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static TestTotals read(XMLStreamReader xml) throws XMLStreamException {
        int total = 0;
        int skipped = 0;
        List<FailedTest> failures = new ArrayList<>();
        String test = "";
        boolean failed = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "testcase" -> {
                    total++;
                    failed = false;
                    test = attribute(xml, "classname") + "." + attribute(xml, "name");
                }
                case "skipped" -> skipped++;
                case "failure", "error" -> {
                    // a test case may have both
                    if (!failed && !test.isEmpty()) {
                        failures.add(new FailedTest(test, firstLine(attribute(xml, "message"))));
                        failed = true;
                    }
                }
                default -> {
                    // properties, output: of no interest here
                }
            }
        }
        return new TestTotals(total, failures.size(), skipped, failures);
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
    }
}
