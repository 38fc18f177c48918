package io.jenkins.plugins.pavedroad.parameter;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.ArrayType;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/** Looks whether users find each parameter in the form, with help and a check, and in the reference. */
final class ParameterWalk {
    private final String reference;

    /** @param references folders of Markdown files */
    ParameterWalk(Path... references) {
        reference = Arrays.stream(references).map(ParameterWalk::text).collect(Collectors.joining());
    }

    /** One sentence for each thing that is missing. */
    List<String> missing(Descriptor<?> descriptor) {
        String form = form(descriptor);
        List<String> missing = new ArrayList<>();
        for (DescribableParameter parameter :
                DescribableModel.of(descriptor.clazz).getParameters()) {
            String name = parameter.getName();
            if (name.equals(Arguments.UNKNOWN)) {
                continue;
            }
            String where = descriptor.clazz.getSimpleName() + "." + name;
            if (!form.contains("field=\"" + name + "\"")) {
                missing.add(where + " has no form field");
            }
            if (descriptor.getHelpFile(name) == null) {
                missing.add(where + " has no help file");
            }
            if (!cannotBeWrong(parameter) && !isChecked(descriptor, name)) {
                missing.add(where + " has no check");
            }
            if (!Pattern.compile("`[^`]*\\b" + name + "\\b[^`]*`")
                    .matcher(reference)
                    .find()) {
                missing.add(where + " has no line in docs/");
            }
        }
        return missing;
    }

    /** A switch; or something nested, which has its own fields. */
    private static boolean cannotBeWrong(DescribableParameter parameter) {
        Class<?> type = parameter.getErasedType();
        return type == boolean.class
                || type == Boolean.class
                || type.isEnum()
                || Describable.class.isAssignableFrom(type)
                || parameter.getType() instanceof ArrayType list
                        && list.getElementType().getActualType() instanceof Class<?> element
                        && Describable.class.isAssignableFrom(element);
    }

    private static boolean isChecked(Descriptor<?> descriptor, String name) {
        String method = "doCheck" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Arrays.stream(descriptor.getClass().getMethods())
                .map(Method::getName)
                .anyMatch(method::equals);
    }

    private static String form(Descriptor<?> descriptor) {
        try (InputStream in = descriptor.clazz.getResourceAsStream(descriptor.getConfigPage())) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".md")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
