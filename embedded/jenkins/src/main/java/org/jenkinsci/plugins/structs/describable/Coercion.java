package org.jenkinsci.plugins.structs.describable;

import com.google.common.primitives.Primitives;
import groovy.lang.GString;
import hudson.model.Result;
import hudson.model.TaskListener;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.jvnet.tiger_types.Types;

/**
 * Turns what a Pipeline hands over (texts, numbers, lists, maps, symbols) into what a constructor or setter takes, by
 * the same rules as Jenkins: Groovy's own conversions first, then nested objects, enums, numbers and Booleans from text.
 */
final class Coercion {
    private final TaskListener listener;

    Coercion(TaskListener listener) {
        this.listener = listener;
    }

    Object coerce(String context, Type type, Object value) throws Exception {
        Class<?> erased = Types.erasure(type);
        Object given = type instanceof Class<?>
                ? ReflectionCache.getCachedClass(erased).coerceArgument(value)
                : value;
        if (given instanceof GString text) {
            given = text.toString();
        }
        if (given instanceof List<?> list && Collection.class.isAssignableFrom(erased)) {
            return coerceList(
                    context, Types.getTypeArgument(Types.getBaseClass(type, Collection.class), 0, Object.class), list);
        }
        if (given == null || Primitives.wrap(erased).isInstance(given)) {
            return given;
        }
        if (given instanceof UninstantiatedDescribable nested) {
            return nested.instantiate(erased, listener);
        }
        if (given instanceof Map<?, ?> map) {
            return fromMap(erased, map);
        }
        if (given instanceof String text) {
            return fromText(context, type, erased, text);
        }
        if (given instanceof List<?> list && erased.isArray()) {
            Class<?> component = erased.getComponentType();
            List<Object> items = coerceList(context, component, list);
            return items.toArray((Object[]) Array.newInstance(component, items.size()));
        }
        throw mismatch(context, type, given);
    }

    private static ClassCastException mismatch(String context, Type type, Object given) {
        return new ClassCastException(context + " expects " + type + " but received " + given.getClass());
    }

    private List<Object> coerceList(String context, Type type, List<?> list) throws Exception {
        List<Object> coerced = new ArrayList<>();
        for (Object item : list) {
            coerced.add(coerce(context, type, item));
        }
        return coerced;
    }

    private Object fromMap(Class<?> erased, Map<?, ?> map) throws Exception {
        Map<String, Object> arguments = new LinkedHashMap<>();
        map.forEach((key, value) -> arguments.put((String) key, value));
        Class<?> type = TypeResolution.resolve(erased, (String) arguments.remove(DescribableModel.CLAZZ), null);
        return new DescribableModel<>(type).instantiate(arguments, listener);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object fromText(String context, Type type, Class<?> erased, String text) throws Exception {
        Class<?> boxed = Primitives.wrap(erased);
        if (erased.isEnum()) {
            return Enum.valueOf((Class) erased, text);
        }
        if (erased == URL.class) {
            return new URL(text);
        }
        if (erased == Result.class) {
            return Result.fromString(text);
        }
        if (boxed == Character.class && text.length() == 1) {
            return text.charAt(0);
        }
        if (Number.class.isAssignableFrom(boxed)) {
            return toNumber(context, boxed, text);
        }
        if (boxed == Boolean.class) {
            return Boolean.valueOf(text);
        }
        throw mismatch(context, type, text);
    }

    private static Object toNumber(String context, Class<?> boxed, String text) {
        try {
            return switch (boxed.getSimpleName()) {
                case "Integer" -> Integer.valueOf(text);
                case "Long" -> Long.valueOf(text);
                case "Double" -> Double.valueOf(text);
                case "Float" -> Float.valueOf(text);
                case "Short" -> Short.valueOf(text);
                case "Byte" -> Byte.valueOf(text);
                default -> text;
            };
        } catch (NumberFormatException e) {
            throw new ClassCastException(context + " expects " + boxed
                    + " but was unable to coerce the received value \"" + text + "\" to that type");
        }
    }
}
