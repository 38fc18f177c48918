package hudson.model;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.BindInterceptor;
import org.kohsuke.stapler.Stapler;

/** Lets each describable in a form be made by its descriptor's newInstance, once. */
final class NestedDescribables extends BindInterceptor {
    private static final Logger LOGGER = Logger.getLogger(NestedDescribables.class.getName());

    private final BindInterceptor next;
    private final Set<JSONObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    NestedDescribables(BindInterceptor next, JSONObject outermost) {
        this.next = next;
        seen.add(outermost);
    }

    @Override
    public Object instantiate(Class actualType, JSONObject json) {
        Object made = make(actualType, json);
        return made == DEFAULT ? next.instantiate(actualType, json) : made;
    }

    @Override
    public Object onConvert(Type targetType, Class targetTypeErasure, Object jsonSource) {
        Object made = jsonSource instanceof JSONObject json ? make(targetTypeErasure, json) : DEFAULT;
        return made == DEFAULT ? next.onConvert(targetType, targetTypeErasure, jsonSource) : made;
    }

    private Object make(Class<?> type, JSONObject json) {
        if (Modifier.isAbstract(type.getModifiers()) || !Describable.class.isAssignableFrom(type) || !seen.add(json)) {
            return DEFAULT;
        }
        Descriptor<?> descriptor = Jenkins.get().getDescriptor(type.asSubclass(Describable.class));
        if (descriptor == null) {
            return DEFAULT;
        }
        try {
            return descriptor.newInstance(Stapler.getCurrentRequest(), json);
        } catch (Descriptor.FormException e) {
            LOGGER.log(Level.WARNING, e, () -> "falling back to default instantiation of " + type.getName());
            return DEFAULT;
        }
    }
}
