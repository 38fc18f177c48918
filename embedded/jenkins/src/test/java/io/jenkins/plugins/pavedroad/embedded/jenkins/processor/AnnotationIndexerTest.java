package io.jenkins.plugins.pavedroad.embedded.jenkins.processor;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.jenkins.plugins.pavedroad.embedded.jenkins.InMemoryCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AnnotationIndexerTest {
    private static final String SYMBOL = "package org.jenkinsci; public @interface Symbol { String[] value(); }";
    private static final String INITIALIZER = "package hudson.init; public @interface Initializer {}";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void listsNestedClassesByBinaryNameAndMembersByTheirClass() throws IOException {
        compile(
                SYMBOL,
                INITIALIZER,
                "package a; class B { @org.jenkinsci.Symbol(\"b\") static class C {} }",
                "package a; @org.jenkinsci.Symbol(\"a\") class A { @hudson.init.Initializer void go() {} }");

        assertEquals(List.of("a.A", "a.B$C"), index("org.jenkinsci.Symbol"));
        assertEquals(List.of("a.A"), index("hudson.init.Initializer"));
    }

    @Test
    public void writesNoIndexWithoutAnnotatedElements() {
        compile(SYMBOL, "package a; class A {}");

        assertFalse(Files.exists(indexFile("org.jenkinsci.Symbol")));
    }

    private void compile(String... sources) {
        InMemoryCompiler.compile(folder.getRoot(), List.of(), List.of(new AnnotationIndexer()), sources);
    }

    private List<String> index(String annotation) throws IOException {
        return Files.readAllLines(indexFile(annotation));
    }

    private Path indexFile(String annotation) {
        return folder.getRoot().toPath().resolve("META-INF/services/annotations/" + annotation);
    }
}
