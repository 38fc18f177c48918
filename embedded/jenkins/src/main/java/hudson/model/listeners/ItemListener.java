package hudson.model.listeners;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.ItemGroup;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Told what happens to items. */
public class ItemListener implements ExtensionPoint {
    public ItemListener() {}

    public void onCreated(Item item) {}

    public void onCheckCopy(Item src, ItemGroup parent) throws Failure {}

    public void onCopied(Item src, Item item) {
        onCreated(item);
    }

    public void onLoaded() {}

    public void onCheckDelete(Item item) throws Failure, InterruptedException {}

    public void onDeleted(Item item) {}

    public void onRenamed(Item item, String oldName, String newName) {}

    public void onLocationChanged(Item item, String oldFullName, String newFullName) {}

    public void onUpdated(Item item) {}

    public void onBeforeShutdown() {}

    public static ExtensionList<ItemListener> all() {
        return ExtensionList.lookup(ItemListener.class);
    }

    private static void each(Consumer<ItemListener> event) {
        for (ItemListener listener : all()) {
            try {
                event.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                Logger.getLogger(ItemListener.class.getName())
                        .log(
                                Level.WARNING,
                                e,
                                () -> "Failed to tell " + listener.getClass().getName());
            }
        }
    }

    public static void fireOnCopied(Item src, Item result) {
        each(l -> l.onCopied(src, result));
    }

    public static void fireOnCreated(Item item) {
        each(l -> l.onCreated(item));
    }

    public static void fireOnUpdated(Item item) {
        each(l -> l.onUpdated(item));
    }

    public static void checkBeforeDelete(Item item) throws Failure, InterruptedException {
        for (ItemListener listener : all()) {
            listener.onCheckDelete(item);
        }
    }

    public static void fireOnDeleted(Item item) {
        each(l -> l.onDeleted(item));
    }

    public static void fireLocationChange(Item rootItem, String oldFullName) {
        each(l -> l.onLocationChanged(rootItem, oldFullName, rootItem.getFullName()));
    }
}
