package io.jenkins.plugins.pavedroad.embedded.jenkins;

import hudson.RelativePath;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.ClassDescriptor;
import org.kohsuke.stapler.QueryParameter;

/** The methods of a descriptor that a form calls: {@code doCheck…}, {@code doFill…Items}, {@code doAutoComplete…}. */
public final class FormMethods {
    private FormMethods() {}

    public static String capitalize(String field) {
        return field == null || field.isEmpty() ? field : Character.toTitleCase(field.charAt(0)) + field.substring(1);
    }

    /** The public method of this name, inherited ones included; null when there is none. */
    public static Method find(Class<?> type, String name) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && !method.isBridge()) {
                return method;
            }
        }
        return null;
    }

    /** The fields that the form has to send: the method's query parameters, {@code ../name} for an enclosing form's. */
    public static List<String> parameters(Method method) {
        List<String> names = new ArrayList<>();
        String[] declared = ClassDescriptor.loadParameterNames(method);
        Annotation[][] annotations = method.getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
            QueryParameter query = null;
            RelativePath path = null;
            for (Annotation each : annotations[i]) {
                query = each instanceof QueryParameter q ? q : query;
                path = each instanceof RelativePath p ? p : path;
            }
            if (query == null) {
                continue;
            }
            String name = query.value().isEmpty() && i < declared.length ? declared[i] : query.value();
            if (!name.isEmpty()) {
                names.add(path == null ? name : path.value() + '/' + name);
            }
        }
        return names;
    }
}
