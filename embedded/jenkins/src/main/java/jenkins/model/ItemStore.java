package jenkins.model;

import hudson.model.Item;
import hudson.model.Items;
import hudson.model.TopLevelItem;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.listeners.ItemListener;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The jobs of a Jenkins by name, and their folders {@code jobs/<name>}. */
final class ItemStore {
    private static final Logger LOGGER = Logger.getLogger(ItemStore.class.getName());

    private final Jenkins jenkins;
    private final ConcurrentSkipListMap<String, TopLevelItem> items =
            new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    ItemStore(Jenkins jenkins) {
        this.jenkins = jenkins;
    }

    File folder() {
        return new File(jenkins.getRootDir(), "jobs");
    }

    Map<String, TopLevelItem> all() {
        return items;
    }

    void load() {
        File[] folders = folder().listFiles(f -> new File(f, "config.xml").isFile());
        for (File folder : folders == null ? new File[0] : folders) {
            try {
                TopLevelItem item = (TopLevelItem) Items.load(jenkins, folder);
                items.put(item.getName(), item);
            } catch (IOException | RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> "Failed to load the job in " + folder);
            }
        }
    }

    synchronized TopLevelItem create(TopLevelItemDescriptor type, String name, boolean notify) throws IOException {
        jenkins.checkPermission(Item.CREATE);
        Jenkins.checkGoodName(name);
        type.checkApplicableIn(jenkins);
        if (items.containsKey(name)) {
            throw new IllegalArgumentException(jenkins.getDisplayName() + " already contains an item ‘" + name + "’");
        }
        TopLevelItem item = type.newInstance(jenkins, name);
        item.onCreatedFromScratch();
        item.save();
        items.put(name, item);
        if (notify) {
            ItemListener.fireOnCreated(item);
        }
        return item;
    }

    synchronized TopLevelItem createFromXml(String name, InputStream xml) throws IOException {
        Jenkins.checkGoodName(name);
        if (items.containsKey(name)) {
            throw new IllegalArgumentException(jenkins.getDisplayName() + " already contains an item ‘" + name + "’");
        }
        File folder = new File(folder(), name);
        Files.createDirectories(folder.toPath());
        Files.copy(xml, folder.toPath().resolve("config.xml"));
        try {
            TopLevelItem item = (TopLevelItem) Items.load(jenkins, folder);
            items.put(name, item);
            ItemListener.fireOnCreated(item);
            return item;
        } catch (IOException | RuntimeException e) {
            hudson.Util.deleteRecursive(folder);
            throw e;
        }
    }

    @SuppressWarnings("unchecked")
    synchronized <T extends TopLevelItem> T copy(T source, String name) throws IOException {
        T copy = (T) create(source.getDescriptor(), name, false);
        Files.copy(
                new File(source.getRootDir(), "config.xml").toPath(),
                new File(copy.getRootDir(), "config.xml").toPath(),
                StandardCopyOption.REPLACE_EXISTING);
        T loaded = (T) Items.load(jenkins, copy.getRootDir());
        loaded.onCopiedFrom(source);
        items.put(name, loaded);
        ItemListener.fireOnCopied(source, loaded);
        return loaded;
    }
}
