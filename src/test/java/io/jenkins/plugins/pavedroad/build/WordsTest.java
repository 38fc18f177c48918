package io.jenkins.plugins.pavedroad.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class WordsTest {
    @Test
    public void splitsAsAShellWouldButExpandsNothing() {
        assertEquals(List.of("build", "buildDeb"), Words.split("tasks", "  build\t buildDeb "));
        assertEquals(List.of("-Pa=b c", "x"), Words.split("switches", "'-Pa=b c' x"));
        assertEquals(List.of("-Pa=it's"), Words.split("switches", "-Pa=\"it's\""));
        assertEquals(List.of("$(id)", ";", "`id`", "*"), Words.split("tasks", "$(id) ; `id` *"));
        assertEquals(List.of("", "x"), Words.split("switches", "'' x"));
        assertEquals(List.of(), Words.split("switches", ""));
    }

    @Test
    public void anOpenQuotationMarkIsRefused() {
        assertEquals(
                "The parameter 'switches' is '-Pa='b'; it must be written with every quotation mark closed.",
                assertThrows(IllegalArgumentException.class, () -> Words.split("switches", "-Pa='b"))
                        .getMessage());
    }

    @Test
    public void aLineBreakInAWordIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Words.split("tasks", "'a\nb'"));
    }
}
