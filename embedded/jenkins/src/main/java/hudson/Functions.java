package hudson;

import hudson.model.AbstractProject;
import hudson.model.Action;
import hudson.model.Descriptor;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.util.Secret;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.servlet.ServletException;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import org.apache.commons.jelly.JellyContext;
import org.kohsuke.stapler.Ancestor;
import org.kohsuke.stapler.RawHtmlArgument;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest;

/** What views call as {@code h}; only the part that pages here and plugins' views use. */
public class Functions {
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final int CHARACTERS_A_LINE = 80;

    public Functions() {}

    /** An id that no other element of this server's pages has. */
    public String generateId() {
        return "id" + IDS.incrementAndGet();
    }

    /** Sets what every view may use: h, rootURL, resURL, imagesURL, divBasedFormLayout. */
    public static void initPageVariables(JellyContext context) {
        StaplerRequest request = Stapler.getCurrentRequest();
        String root = request.getContextPath();
        context.setVariable("h", new Functions());
        context.setVariable("rootURL", root);
        context.setVariable("resURL", root + getResourcePath());
        context.setVariable("imagesURL", root + getResourcePath() + "/images");
        context.setVariable("divBasedFormLayout", true);
        context.setVariable("userAgent", request.getHeader("User-Agent"));
    }

    public static String getResourcePath() {
        return Jenkins.RESOURCE_PATH;
    }

    public static String getVersion() {
        return Jenkins.VERSION;
    }

    // permissions

    public static void checkPermission(Permission permission) throws IOException, ServletException {
        checkPermission(Jenkins.get(), permission);
    }

    public static void checkPermission(AccessControlled object, Permission permission)
            throws IOException, ServletException {
        if (permission != null) {
            object.checkPermission(permission);
        }
    }

    /** Of the object, or else of the nearest thing above it in the address that has permissions. */
    public static void checkPermission(Object object, Permission permission) throws IOException, ServletException {
        checkPermission(controlled(object), permission);
    }

    public static boolean hasPermission(Permission permission) throws IOException, ServletException {
        return hasPermission(Jenkins.get(), permission);
    }

    public static boolean hasPermission(Object object, Permission permission) throws IOException, ServletException {
        return permission == null || controlled(object).hasPermission(permission);
    }

    public static void checkAnyPermission(AccessControlled ac, Permission[] permissions) {
        ac.checkAnyPermission(permissions);
    }

    public static void checkAnyPermission(Object object, Permission[] permissions)
            throws IOException, ServletException {
        if (permissions != null && permissions.length > 0) {
            checkAnyPermission(controlled(object), permissions);
        }
    }

    public static boolean hasAnyPermission(AccessControlled ac, Permission[] permissions) {
        return permissions == null || permissions.length == 0 || ac.hasAnyPermission(permissions);
    }

    public static boolean hasAnyPermission(Object object, Permission[] permissions)
            throws IOException, ServletException {
        return hasAnyPermission(controlled(object), permissions);
    }

    private static AccessControlled controlled(Object object) {
        if (object instanceof AccessControlled ac) {
            return ac;
        }
        List<Ancestor> ancestors = new ArrayList<>(Stapler.getCurrentRequest().getAncestors());
        Collections.reverse(ancestors);
        for (Ancestor each : ancestors) {
            if (each.getObject() instanceof AccessControlled ac) {
                return ac;
            }
        }
        return Jenkins.get();
    }

    // forms

    public static String getCrumb(StaplerRequest req) {
        return req.getWebApp().getCrumbIssuer().issueCrumb(req);
    }

    public static String getCrumbRequestField() {
        return "Jenkins-Crumb";
    }

    public static String getCurrentDescriptorByNameUrl() {
        return Descriptor.getCurrentDescriptorByNameUrl();
    }

    /** Puts {@code checkUrl} and {@code checkDependsOn} among a field's attributes, when there is a check for it. */
    public void calcCheckUrl(Map attributes, String userDefined, Object descriptor, String field) {
        if (userDefined != null || field == null || !(descriptor instanceof Descriptor<?> owner)) {
            return;
        }
        String url = owner.getCheckMethod(field).toStemUrl();
        if (url != null) {
            attributes.put("checkUrl", url);
            attributes.put("checkDependsOn", owner.getCheckMethod(field).getDependsOn());
        }
    }

    /** What a password field holds: a secret only as it is saved, encrypted. */
    public String getPasswordValue(Object o) {
        if (o == null) {
            return null;
        }
        return o instanceof Secret secret ? secret.getEncryptedValue() : o.toString();
    }

    public List filterDescriptors(Object context, Iterable descriptors) {
        List<Object> all = new ArrayList<>();
        descriptors.forEach(all::add);
        return all;
    }

    public static List<Descriptor<Builder>> getBuilderDescriptors(AbstractProject<?, ?> project) {
        return BuildStepDescriptor.filter(Builder.all(), project.getClass());
    }

    public static Collection<Descriptor> getSortedDescriptorsForGlobalConfigByDescriptor(
            Predicate<Descriptor> predicate) {
        return ExtensionList.lookup(Descriptor.class).getComponents().stream()
                .filter(each -> each.getInstance().getGlobalConfigPage() != null && predicate.test(each.getInstance()))
                .sorted()
                .map(ExtensionComponent::getInstance)
                .collect(Collectors.toList());
    }

    /** Those of the System page that the user may change. */
    public static Collection<Descriptor> getSortedDescriptorsForGlobalConfigUnclassified() {
        return getSortedDescriptorsForGlobalConfigByDescriptor(
                d -> d.getCategory() instanceof GlobalConfigurationCategory.Unclassified
                        && Jenkins.get().hasPermission(d.getRequiredGlobalConfigPagePermission()));
    }

    /** How high a text area must be to show all of the text; at least 5. */
    public static int determineRows(String s) {
        if (s == null) {
            return 5;
        }
        return Math.max(
                5,
                s.lines()
                        .mapToInt(line -> line.length() / CHARACTERS_A_LINE + 1)
                        .sum());
    }

    // text and links

    public static boolean defaultToTrue(Boolean b) {
        return b == null || b;
    }

    public static <T> T defaulted(T value, T defaultValue) {
        return value != null ? value : defaultValue;
    }

    public static Object ifThenElse(boolean expr, Object valueForTrue, Object valueForFalse) {
        return expr ? valueForTrue : valueForFalse;
    }

    public static String appendIfNotNull(String text, String suffix, String nullText) {
        return text == null ? nullText : text + suffix;
    }

    public List singletonList(Object o) {
        return List.of(o);
    }

    public static String escape(String s) {
        return Util.escape(s);
    }

    public static String xmlEscape(String s) {
        return Util.xmlEscape(s);
    }

    /** Marks HTML that is safe as it is. */
    public static Object rawHtml(Object html) {
        return html == null ? null : new RawHtmlArgument(html);
    }

    /** One slash between each two. */
    public static String joinPath(String... components) {
        return Arrays.stream(components)
                .filter(each -> !each.isEmpty())
                .reduce((a, b) -> a.replaceFirst("/$", "") + '/' + b.replaceFirst("^/", ""))
                .orElse("");
    }

    /** Null when the action has no page. */
    public static String getActionUrl(String itUrl, Action action) {
        String urlName = action.getUrlName();
        if (urlName == null) {
            return null;
        }
        try {
            if (new URI(urlName).isAbsolute()) {
                return urlName;
            }
        } catch (URISyntaxException e) {
            return null;
        }
        String root = Stapler.getCurrentRequest().getContextPath();
        return urlName.startsWith("/") ? joinPath(root, urlName) : joinPath(root + '/' + itUrl, urlName);
    }

    // elsewhere than in pages

    /** The trace as text. */
    public static String printThrowable(Throwable t) {
        if (t == null) {
            return "No exception details";
        }
        StringWriter text = new StringWriter();
        printStackTrace(t, new PrintWriter(text, true));
        return text.toString();
    }

    public static void printStackTrace(Throwable t, PrintWriter pw) {
        t.printStackTrace(pw);
        pw.flush();
    }

    public static void printStackTrace(Throwable t, PrintStream ps) {
        t.printStackTrace(ps);
        ps.flush();
    }

    public static boolean isWindows() {
        return java.io.File.pathSeparatorChar == ';';
    }
}
