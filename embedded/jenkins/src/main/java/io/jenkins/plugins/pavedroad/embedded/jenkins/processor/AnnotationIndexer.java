package io.jenkins.plugins.pavedroad.embedded.jenkins.processor;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Writes {@code META-INF/services/annotations/<annotation>}, one class name per line, which is where Jenkins looks for
 * {@code @Symbol}, {@code @Initializer} and {@code @Terminator}. Jenkins's own writer of these files (annotation-indexer)
 * cannot be resolved from Maven Central. A member's annotation is listed under the class that declares the member.
 */
public final class AnnotationIndexer extends AbstractProcessor {
    static final Set<String> INDEXED =
            Set.of("org.jenkinsci.Symbol", "hudson.init.Initializer", "hudson.init.Terminator");
    private static final String FOLDER = "META-INF/services/annotations/";

    private final Map<String, Set<String>> classesByAnnotation = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return INDEXED;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            String name = annotation.getQualifiedName().toString();
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                classesByAnnotation
                        .computeIfAbsent(name, ignored -> new TreeSet<>())
                        .add(declaringClass(element));
            }
        }
        if (round.processingOver()) {
            classesByAnnotation.forEach(this::write);
        }
        return false;
    }

    private String declaringClass(Element element) {
        Element type = element;
        while (!(type instanceof TypeElement)) {
            type = type.getEnclosingElement();
        }
        return processingEnv.getElementUtils().getBinaryName((TypeElement) type).toString();
    }

    private void write(String annotation, Set<String> classes) {
        Filer filer = processingEnv.getFiler();
        try {
            FileObject index = filer.createResource(StandardLocation.CLASS_OUTPUT, "", FOLDER + annotation);
            try (PrintWriter out = new PrintWriter(index.openWriter())) {
                classes.forEach(name -> out.print(name + "\n"));
            }
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "Could not write the index of " + annotation + ": " + e);
        }
    }
}
