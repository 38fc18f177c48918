package io.jenkins.plugins.pavedroad.embedded.jenkins;

import static org.junit.Assert.assertTrue;

import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles sources given as text, nothing but the JDK (and what the options add) on their class path. */
public final class InMemoryCompiler {
    private InMemoryCompiler() {}

    public static void compile(File into, List<File> classPath, List<Processor> processors, String... sources) {
        String path = String.join(
                File.pathSeparator,
                Stream.concat(Stream.of(into), classPath.stream())
                        .map(File::getPath)
                        .toList());
        List<String> options =
                List.of("-proc:" + (processors.isEmpty() ? "none" : "full"), "-d", into.getPath(), "-cp", path);
        JavaCompiler.CompilationTask task = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        null,
                        options,
                        null,
                        Stream.of(sources).map(InMemoryCompiler::source).toList());
        task.setProcessors(processors);
        assertTrue(task.call());
    }

    private static JavaFileObject source(String text) {
        String packageName =
                text.replaceFirst("(?s)^package ([\\w.]+);.*", "$1").replace('.', '/');
        String className = text.replaceFirst("(?s).*?\\b(?:class|interface|enum|record) (\\w+).*", "$1");
        return new SimpleJavaFileObject(
                URI.create("string:///" + packageName + "/" + className + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
