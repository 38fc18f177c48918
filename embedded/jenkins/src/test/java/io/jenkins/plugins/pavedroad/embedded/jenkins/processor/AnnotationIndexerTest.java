package io.jenkins.plugins.pavedroad.embedded.jenkins.processor;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
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
                source("org/jenkinsci/Symbol", SYMBOL),
                source("hudson/init/Initializer", INITIALIZER),
                source("a/B", "package a; class B { @org.jenkinsci.Symbol(\"b\") static class C {} }"),
                source(
                        "a/A",
                        "package a; @org.jenkinsci.Symbol(\"a\") class A { @hudson.init.Initializer void go() {} }"));

        assertEquals(List.of("a.A", "a.B$C"), index("org.jenkinsci.Symbol"));
        assertEquals(List.of("a.A"), index("hudson.init.Initializer"));
    }

    @Test
    public void writesNoIndexWithoutAnnotatedElements() throws IOException {
        compile(source("org/jenkinsci/Symbol", SYMBOL), source("a/A", "package a; class A {}"));

        assertFalse(Files.exists(indexFile("org.jenkinsci.Symbol")));
    }

    private void compile(JavaFileObject... sources) {
        JavaCompiler.CompilationTask task = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        List.of("-d", folder.getRoot().getPath()),
                        null,
                        new ArrayList<>(List.of(sources)));
        task.setProcessors(List.of(new AnnotationIndexer()));
        assertTrue(task.call());
    }

    private List<String> index(String annotation) throws IOException {
        return Files.readAllLines(indexFile(annotation));
    }

    private Path indexFile(String annotation) {
        return folder.getRoot().toPath().resolve("META-INF/services/annotations/" + annotation);
    }

    private static JavaFileObject source(String path, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
