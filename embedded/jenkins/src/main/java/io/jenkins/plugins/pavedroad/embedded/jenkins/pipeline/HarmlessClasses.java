package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.AbstractWhitelist;

/** Permits all public members of listed classes, except those that are named as refused. */
public final class HarmlessClasses extends AbstractWhitelist {

    private final Set<String> classes = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> permitted = new HashSet<>();

    private HarmlessClasses() {}

    /**
     * The list that comes with the host, harmless-classes.txt: a class a line, "refuse class member" for
     * one of its members, or "permit class member" for a single one of another class.
     */
    public static HarmlessClasses stock() throws IOException {
        HarmlessClasses stock = new HarmlessClasses();
        try (InputStream in = HarmlessClasses.class.getResourceAsStream("harmless-classes.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = line.trim();
                if (text.startsWith("permit ")) {
                    stock.permitted.add(text.substring("permit ".length()));
                } else if (text.startsWith("refuse ")) {
                    stock.refused.add(text.substring("refuse ".length()));
                } else if (!text.isEmpty() && !text.startsWith("#")) {
                    stock.classes.add(text);
                }
            }
        }
        return stock;
    }

    private boolean permits(Class<?> declaring, String member) {
        String name = declaring.getName();
        return classes.contains(name) && !refused.contains(name + " " + member)
                || permitted.contains(name + " " + member);
    }

    @Override
    public boolean permitsMethod(Method method, Object receiver, Object[] args) {
        return permits(method.getDeclaringClass(), method.getName());
    }

    @Override
    public boolean permitsConstructor(Constructor<?> constructor, Object[] args) {
        return permits(constructor.getDeclaringClass(), "new");
    }

    @Override
    public boolean permitsStaticMethod(Method method, Object[] args) {
        return permits(method.getDeclaringClass(), method.getName());
    }

    @Override
    public boolean permitsFieldGet(Field field, Object receiver) {
        return permits(field.getDeclaringClass(), field.getName());
    }

    @Override
    public boolean permitsStaticFieldGet(Field field) {
        return permits(field.getDeclaringClass(), field.getName());
    }
}
