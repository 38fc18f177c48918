package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class JUnitReportTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void countsCasesAndNamesFailures() throws IOException {
        TestTotals totals = read("<testsuite name='a' tests='4'>"
                + "<testcase name='passes' classname='com.example.ATest'/>"
                + "<testcase name='fails' classname='com.example.ATest'>"
                + "<failure message='expected:&lt;1&gt; but was:&lt;2&gt;&#10;more'>stack</failure></testcase>"
                + "<testcase name='breaks' classname='com.example.ATest'><error>stack</error></testcase>"
                + "<testcase name='waits' classname='com.example.ATest'><skipped/></testcase>"
                + "<system-out><![CDATA[<testcase/>]]></system-out></testsuite>");
        assertEquals("4 tests, 2 failed, 1 skipped", totals.toString());
        assertEquals(
                "[com.example.ATest.fails (expected:<1> but was:<2>), com.example.ATest.breaks]",
                totals.getFailures().toString());
    }

    @Test
    public void totalsAddUp() throws IOException {
        TestTotals one = read("<testsuite><testcase name='a' classname='A'/></testsuite>");
        assertEquals("2 tests, 0 failed, 0 skipped", one.plus(one).toString());
    }

    @Test
    public void anEntityElsewhereIsNotRead() throws IOException {
        Path file = folder.newFile("secret").toPath();
        Files.writeString(file, "<testcase name='b' classname='B'/>");
        String xml = "<!DOCTYPE testsuite [<!ENTITY x SYSTEM '" + file.toUri()
                + "'>]><testsuite><testcase name='a' classname='A'/>&x;</testsuite>";
        int total;
        try {
            total = read(xml).getTotal();
        } catch (IOException refused) {
            total = 1;
        }
        assertEquals(1, total);
    }

    @Test
    public void whatIsNotXmlIsRefused() {
        assertThrows(IOException.class, () -> read("cut <off"));
    }

    private static TestTotals read(String xml) throws IOException {
        return JUnitReport.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
