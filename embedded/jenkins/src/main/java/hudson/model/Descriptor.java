package hudson.model;

import hudson.BulkChange;
import hudson.ExtensionList;
import hudson.PluginWrapper;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.listeners.SaveableListener;
import hudson.security.Permission;
import hudson.util.FormValidation.CheckMethod;
import io.jenkins.plugins.pavedroad.embedded.jenkins.FormMethods;
import io.jenkins.plugins.pavedroad.embedded.jenkins.ReflectedProperty;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletResponse;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import jenkins.model.Loadable;
import jenkins.util.io.OnMaster;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jvnet.tiger_types.Types;
import org.kohsuke.stapler.BindInterceptor;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;
import org.kohsuke.stapler.lang.Klass;

/** What is known about a kind of describable: its class, its name, its form, and its global settings. */
public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable, OnMaster {
    private static final Logger LOGGER = Logger.getLogger(Descriptor.class.getName());

    public final transient Class<? extends T> clazz;
    private final transient Map<String, HelpRedirect> helpRedirects = new HashMap<>(2);
    private final transient Map<String, String> helpFiles = new ConcurrentHashMap<>();

    private final transient Map<String, CheckMethod> checkMethods = new ConcurrentHashMap<>();

    private record HelpRedirect(Class<? extends Describable> owner, String field) {}

    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz == self() ? (Class) getClass() : clazz;
    }

    /** The describable is the class around the descriptor's. */
    @SuppressWarnings("unchecked")
    protected Descriptor() {
        this.clazz = (Class<T>) getClass().getEnclosingClass();
        if (clazz == null) {
            throw new AssertionError(getClass() + " has no enclosing class; name the describable in the constructor");
        }
        Class<T> bound = getT();
        if (!bound.isAssignableFrom(clazz)) {
            throw new AssertionError(
                    "the enclosing class " + clazz + " of " + getClass() + " is not assignable to " + bound);
        }
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    public String getId() {
        return clazz.getName();
    }

    @SuppressWarnings("unchecked")
    public Class<T> getT() {
        Type base = Types.getBaseClass(getClass(), Descriptor.class);
        if (!(base instanceof ParameterizedType)) {
            throw new IllegalStateException(getClass() + " extends Descriptor without a type argument");
        }
        return Types.erasure(Types.getTypeArgument(base, 0));
    }

    public String getDescriptorUrl() {
        return "descriptorByName/" + getId();
    }

    public final String getDescriptorFullUrl() {
        return Jenkins.get().getRootUrl() + getDescriptorUrl();
    }

    /** The address, without the server's, below which a form finds the descriptors' checks. */
    public static String getCurrentDescriptorByNameUrl() {
        StaplerRequest request = Stapler.getCurrentRequest();
        Object set = request.getAttribute("currentDescriptorByNameUrl");
        return set != null
                ? set.toString()
                : request.findAncestor(DescriptorByNameOwner.class).getUrl();
    }

    /** How the form asks for the check of a field. */
    public CheckMethod getCheckMethod(String fieldName) {
        return checkMethods.computeIfAbsent(fieldName, name -> new CheckMethod(this, name));
    }

    /** Puts {@code fillUrl} and {@code fillDependsOn} among the attributes of a drop-down list. */
    public void calcFillSettings(String field, Map<String, Object> attributes) {
        String capitalized = FormMethods.capitalize(field);
        Method method = FormMethods.find(getClass(), "doFill" + capitalized + "Items");
        if (method == null) {
            throw new IllegalStateException(getClass() + " doesn't have the doFill" + capitalized
                    + "Items method for filling a drop-down list");
        }
        List<String> depends = FormMethods.parameters(method);
        if (!depends.isEmpty()) {
            attributes.put("fillDependsOn", String.join(" ", depends));
        }
        attributes.put(
                "fillUrl",
                getCurrentDescriptorByNameUrl() + '/' + getDescriptorUrl() + "/fill" + capitalized + "Items");
    }

    /** Puts {@code autoCompleteUrl} among the attributes of a text box that has completion. */
    public void calcAutoCompleteSettings(String field, Map<String, Object> attributes) {
        String capitalized = FormMethods.capitalize(field);
        if (field != null && FormMethods.find(getClass(), "doAutoComplete" + capitalized) != null) {
            attributes.put(
                    "autoCompleteUrl",
                    getCurrentDescriptorByNameUrl() + '/' + getDescriptorUrl() + "/autoComplete" + capitalized);
        }
    }

    public final String getJsonSafeClassName() {
        return getId().replace('.', '-');
    }

    public T newInstance(StaplerRequest req, JSONObject formData) throws FormException {
        try {
            return req == null ? clazz.getDeclaredConstructor().newInstance() : bindJSON(req, clazz, formData);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            throw new FormException("could not make a " + clazz.getName() + " from the form", e, null);
        }
    }

    /** Binds as {@link StaplerRequest#bindJSON} does, with what is nested made by its own descriptor's newInstance. */
    public static <T> T bindJSON(StaplerRequest req, Class<T> type, JSONObject src) {
        BindInterceptor before = req.getBindInterceptor();
        try {
            req.setBindInterceptor(new NestedDescribables(before, src));
            return req.bindJSON(type, src);
        } finally {
            req.setBindInterceptor(before);
        }
    }

    @Deprecated
    public static <T extends Describable<T>> List<T> newInstancesFromHeteroList(
            StaplerRequest req, JSONObject formData, String key, Collection<? extends Descriptor<T>> descriptors)
            throws FormException {
        return newInstancesFromHeteroList(req, formData.get(key), descriptors);
    }

    /** What a list of several kinds holds; an element of no known kind is left out, with a warning. */
    @Deprecated
    public static <T extends Describable<T>> List<T> newInstancesFromHeteroList(
            StaplerRequest req, Object formData, Collection<? extends Descriptor<T>> descriptors) throws FormException {
        List<T> made = new ArrayList<>();
        for (Object each : formData == null ? List.of() : JSONArray.fromObject(formData)) {
            JSONObject element = (JSONObject) each;
            Descriptor<T> kind = findById(descriptors, element.optString("kind"));
            if (kind == null) {
                kind = findByDescribableClassName(descriptors, element.optString("$class"));
            }
            if (kind == null) {
                LOGGER.log(Level.WARNING, "Received unexpected form data element: {0}", element);
            } else {
                made.add(kind.newInstance(req, element));
            }
        }
        return made;
    }

    public boolean configure(StaplerRequest req, JSONObject json) throws FormException {
        return true;
    }

    public String getHelpFile() {
        return getHelpFile(null);
    }

    public String getHelpFile(String fieldName) {
        return getHelpFile(Klass.java(clazz), fieldName);
    }

    /** The path under which {@code help-<field>.html} of the class or of one it extends is served, or null. */
    public String getHelpFile(Klass<?> klass, String fieldName) {
        HelpRedirect redirect = helpRedirects.get(fieldName);
        if (redirect != null) {
            return Jenkins.get().getDescriptor(redirect.owner).getHelpFile(redirect.field);
        }
        String found = helpFiles.computeIfAbsent(String.valueOf(fieldName), ignored -> {
            String suffix = fieldName == null ? "" : '-' + fieldName;
            boolean exists = HelpPages.find(clazz, suffix) != null;
            return exists ? "/descriptor/" + getId() + "/help" + (fieldName == null ? "" : '/' + fieldName) : "";
        });
        return Util.fixEmpty(found);
    }

    /** The help page of this kind of thing, or of the field that the rest of the address names. */
    @Deprecated
    public void doHelp(StaplerRequest req, StaplerResponse rsp) throws IOException, ServletException {
        String path = req.getRestOfPath().replaceFirst("^/", "");
        if (path.contains("..")) {
            throw new ServletException("Illegal path: " + path);
        }
        URL page = HelpPages.find(clazz, path.isEmpty() ? "" : '-' + path.replace('/', '-'));
        if (page == null) {
            rsp.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        rsp.setContentType("text/html;charset=UTF-8");
        try (InputStream in = page.openStream()) {
            rsp.getWriter().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    protected void addHelpFileRedirect(
            String fieldName, Class<? extends Describable> owner, String fieldNameToRedirectTo) {
        helpRedirects.put(fieldName, new HelpRedirect(owner, fieldNameToRedirectTo));
    }

    public final boolean isInstance(T instance) {
        return clazz.isInstance(instance);
    }

    public final boolean isSubTypeOf(Class type) {
        return type.isAssignableFrom(clazz);
    }

    public String getConfigPage() {
        return getViewPage(clazz, getPossibleViewNames("config"), "config.jelly");
    }

    public String getGlobalConfigPage() {
        return getViewPage(clazz, getPossibleViewNames("global"), null);
    }

    protected List<String> getPossibleViewNames(String baseName) {
        return List.of(baseName + ".jelly", baseName + ".groovy");
    }

    protected final String getViewPage(Class<?> clazz, String pageName) {
        return getViewPage(clazz, List.of(pageName), pageName);
    }

    private static String getViewPage(Class<?> clazz, Collection<String> pages, String fallback) {
        for (Class<?> c = clazz; c != Object.class && c != null; c = c.getSuperclass()) {
            for (String page : pages) {
                String path = c.getName().replace('.', '/').replace('$', '/') + '/' + page;
                if (c.getClassLoader() != null && c.getClassLoader().getResource(path) != null) {
                    return '/' + path;
                }
            }
        }
        return fallback;
    }

    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Unclassified.class);
    }

    public Permission getRequiredGlobalConfigPagePermission() {
        return Jenkins.ADMINISTER;
    }

    public PropertyType getPropertyType(String field) {
        ReflectedProperty property = ReflectedProperty.of(clazz, field);
        return property == null ? null : new PropertyType(property.type(), property.genericType(), property.name());
    }

    public PropertyType getPropertyTypeOrDie(Object owner, String field) {
        PropertyType type = getPropertyType(owner, field);
        if (type == null) {
            throw new AssertionError(owner.getClass() + " has neither a field " + field + " nor a getter for it");
        }
        return type;
    }

    public PropertyType getPropertyType(Object instance, String field) {
        return instance == this ? getGlobalPropertyType(field) : getPropertyType(field);
    }

    public PropertyType getGlobalPropertyType(String field) {
        ReflectedProperty property = ReflectedProperty.of(getClass(), field);
        return property == null ? null : new PropertyType(property.type(), property.genericType(), property.name());
    }

    @Override
    public synchronized void save() {
        if (BulkChange.contains(this)) {
            return;
        }
        try {
            getConfigFile().write(this);
            SaveableListener.fireOnChange(this, getConfigFile());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Could not save " + getConfigFile());
        }
    }

    @Override
    public synchronized void load() {
        XmlFile file = getConfigFile();
        if (!file.exists()) {
            return;
        }
        try {
            file.unmarshal(this);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Could not load " + file);
        }
    }

    protected XmlFile getConfigFile() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), getId() + ".xml"));
    }

    protected PluginWrapper getPlugin() {
        return Jenkins.get().getPluginManager().whichPlugin(clazz);
    }

    public static <T> T[] toArray(T... values) {
        return values;
    }

    public static <T> List<T> toList(T... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    public static <T extends Describable<T>> Map<Descriptor<T>, T> toMap(Iterable<T> describables) {
        Map<Descriptor<T>, T> map = new LinkedHashMap<>();
        for (T describable : describables) {
            Descriptor<T> descriptor = describable.getDescriptor();
            map.put(descriptor, describable);
        }
        return map;
    }

    public static <T extends Descriptor> T findById(Collection<? extends T> list, String id) {
        return list.stream().filter(d -> d.getId().equals(id)).findFirst().orElse(null);
    }

    public static <T extends Descriptor> T findByDescribableClassName(Collection<? extends T> list, String className) {
        return list.stream()
                .filter(d -> d.clazz.getName().equals(className))
                .findFirst()
                .orElse(null);
    }

    /** By id, else by the describable's class name. */
    public static <T extends Descriptor> T find(Collection<? extends T> list, String string) {
        T byClass = findByDescribableClassName(list, string);
        return byClass != null ? byClass : findById(list, string);
    }

    public static Descriptor find(String className) {
        return find(ExtensionList.lookup(Descriptor.class), className);
    }

    protected static Class self() {
        return Self.class;
    }

    /** Stands for the descriptor's own class. */
    public static final class Self {
        public Self() {}
    }

    /** A property of a describable, as its form needs it. */
    public static final class PropertyType {
        public final Class clazz;
        public final Type type;
        public final String displayName;

        PropertyType(Class clazz, Type type, String displayName) {
            this.clazz = clazz;
            this.type = type;
            this.displayName = displayName;
        }

        public Enum[] getEnumConstants() {
            return (Enum[]) clazz.getEnumConstants();
        }

        /** Of an array or a collection; null otherwise. */
        public Class getItemType() {
            if (clazz.isArray()) {
                return clazz.getComponentType();
            }
            if (Collection.class.isAssignableFrom(clazz)) {
                Type base = Types.getBaseClass(type, Collection.class);
                return base instanceof ParameterizedType ? Types.erasure(Types.getTypeArgument(base, 0)) : Object.class;
            }
            return null;
        }

        public Descriptor getItemTypeDescriptor() {
            return Jenkins.get().getDescriptor(getItemType());
        }

        public Descriptor getItemTypeDescriptorOrDie() {
            Class item = getItemType();
            if (item == null) {
                throw new AssertionError(clazz + " of " + displayName + " is not an array or a collection");
            }
            return Jenkins.get().getDescriptorOrDie(item);
        }

        public List<? extends Descriptor> getApplicableDescriptors() {
            return Jenkins.get().getDescriptorList(clazz);
        }

        public List<? extends Descriptor> getApplicableItemDescriptors() {
            return Jenkins.get().getDescriptorList(getItemType());
        }
    }

    /** What a form holds is not acceptable; names the field. */
    public static final class FormException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String formField;

        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }

        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
            this.formField = formField;
        }

        public FormException(Throwable cause, String formField) {
            super(cause);
            this.formField = formField;
        }

        public String getFormField() {
            return formField;
        }
    }
}
