package hudson.model;

import com.thoughtworks.xstream.XStream;
import hudson.DescriptorExtensionList;
import hudson.XmlFile;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** Reads, finds and names items. */
public class Items {
    public static final XStream2 XSTREAM2 = new XStream2();
    public static final XStream XSTREAM = XSTREAM2;
    public static final Comparator<Item> BY_FULL_NAME =
            Comparator.comparing(Item::getFullName, String.CASE_INSENSITIVE_ORDER);
    public static final Comparator<Item> BY_NAME = Comparator.comparing(Item::getName, String.CASE_INSENSITIVE_ORDER);

    public Items() {}

    public static DescriptorExtensionList<TopLevelItem, TopLevelItemDescriptor> all() {
        return Jenkins.get().getDescriptorList(TopLevelItem.class);
    }

    public static List<TopLevelItemDescriptor> all(ItemGroup c) {
        return all().stream().filter(d -> d.isApplicableIn(c)).collect(Collectors.toList());
    }

    public static TopLevelItemDescriptor getDescriptor(String fqcn) {
        return Descriptor.find(all(), fqcn);
    }

    public static String toNameList(Collection<? extends Item> items) {
        return items.stream().map(Item::getFullName).collect(Collectors.joining(", "));
    }

    public static <T extends Item> List<T> fromNameList(ItemGroup context, String list, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (String name : list.split(",")) {
            T item = name.isBlank() ? null : Jenkins.get().getItem(name.trim(), context, type);
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    /** Resolves {@code ..} and a leading slash against a folder. */
    public static String getCanonicalName(ItemGroup context, String path) {
        Deque<String> names = new ArrayDeque<>();
        if (!path.startsWith("/")) {
            addParts(names, context.getFullName());
        }
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (names.isEmpty()) {
                    throw new IllegalArgumentException(
                            "Illegal relative path '" + path + "' within context '" + context.getFullName() + "'");
                }
                names.removeLast();
            } else {
                addParts(names, part.equals(".") ? "" : part);
            }
        }
        return String.join("/", names);
    }

    private static void addParts(Deque<String> names, String path) {
        Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).forEach(names::addLast);
    }

    public static Item load(ItemGroup parent, File dir) throws IOException {
        Item item = (Item) getConfigFile(dir).read();
        item.onLoad(parent, parent.getItemName(dir, item));
        return item;
    }

    public static XmlFile getConfigFile(File dir) {
        return new XmlFile(XSTREAM, new File(dir, "config.xml"));
    }

    public static XmlFile getConfigFile(Item item) {
        return getConfigFile(item.getRootDir());
    }

    public static <T extends Item> List<T> getAllItems(ItemGroup root, Class<T> type) {
        List<T> found = new ArrayList<>();
        collect(root, type, found);
        return found;
    }

    private static <T extends Item> void collect(ItemGroup<?> group, Class<T> type, List<T> found) {
        List<Item> items = new ArrayList<>(group.getItems());
        items.sort(BY_NAME);
        for (Item item : items) {
            if (type.isInstance(item) && item.hasPermission(Item.READ)) {
                found.add(type.cast(item));
            }
            if (item instanceof ItemGroup<?> nested) {
                collect(nested, type, found);
            }
        }
    }

    public static <T extends Item> Iterable<T> allItems(ItemGroup root, Class<T> type) {
        return getAllItems(root, type);
    }
}
