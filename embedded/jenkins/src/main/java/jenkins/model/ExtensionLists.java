package jenkins.model;

import hudson.DescriptorExtensionList;
import hudson.ExtensionList;
import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The extension and descriptor lists that were asked for so far. */
final class ExtensionLists {
    private final Jenkins jenkins;
    private final Map<Class<?>, ExtensionList<?>> lists = new ConcurrentHashMap<>();
    private final Map<Class<?>, DescriptorExtensionList<?, ?>> descriptors = new ConcurrentHashMap<>();

    ExtensionLists(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    @SuppressWarnings("unchecked")
    <T> ExtensionList<T> of(Class<T> type) {
        return (ExtensionList<T>) lists.computeIfAbsent(type, t -> ExtensionList.create(jenkins, t));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    <T extends Describable<T>, D extends Descriptor<T>> DescriptorExtensionList<T, D> descriptorsOf(Class<T> type) {
        return (DescriptorExtensionList<T, D>) descriptors.computeIfAbsent(
                type, t -> DescriptorExtensionList.createDescriptorList(jenkins, (Class) t));
    }
}
