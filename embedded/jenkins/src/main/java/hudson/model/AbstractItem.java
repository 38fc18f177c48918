package hudson.model;

import hudson.BulkChange;
import hudson.Util;
import hudson.XmlFile;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import jenkins.model.DirectlyModifiableTopLevelItemGroup;
import jenkins.model.Jenkins;
import jenkins.model.Loadable;
import org.kohsuke.stapler.StaplerProxy;

/** Base of jobs and folders. */
public abstract class AbstractItem extends Actionable
        implements Loadable, Item, AccessControlled, DescriptorByNameOwner, StaplerProxy {
    protected transient String name;
    protected volatile String description;
    private transient ItemGroup parent;
    protected String displayName;

    protected AbstractItem(ItemGroup parent, String name) {
        this.parent = parent;
        doSetName(name);
    }

    @Override
    public String getName() {
        return name;
    }

    public String getPronoun() {
        return "Item";
    }

    public String getTaskNoun() {
        return "Build";
    }

    @Override
    public String getDisplayName() {
        return displayName != null ? displayName : getName();
    }

    public String getDisplayNameOrNull() {
        return displayName;
    }

    public void setDisplayNameOrNull(String displayName) throws IOException {
        setDisplayName(displayName);
    }

    public void setDisplayName(String displayName) throws IOException {
        this.displayName = Util.fixEmptyAndTrim(displayName);
        save();
    }

    @Override
    @SuppressWarnings("unchecked")
    public File getRootDir() {
        return getParent().getRootDirFor(this);
    }

    @Override
    public ItemGroup getParent() {
        if (parent == null) {
            throw new IllegalStateException("no parent set on " + getClass().getName() + "[" + name + "]");
        }
        return parent;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) throws IOException {
        this.description = description;
        save();
        ItemListener.fireOnUpdated(this);
    }

    protected void doSetName(String name) {
        this.name = name;
    }

    public boolean isNameEditable() {
        return false;
    }

    protected void checkRename(String newName) throws Failure {}

    /** Moves the folder; fails when another item has that name. */
    @SuppressWarnings("unchecked")
    protected void renameTo(String newName) throws IOException {
        if (newName.equals(name)) {
            return;
        }
        ItemGroup<AbstractItem> group = getParent();
        if (group.getItem(newName) != null) {
            throw new IllegalArgumentException("Job " + newName + " already exists");
        }
        String oldName = name;
        String oldFullName = getFullName();
        File oldRoot = getRootDir();
        doSetName(newName);
        File newRoot = getRootDir();
        try {
            Files.move(oldRoot.toPath(), newRoot.toPath());
        } catch (IOException e) {
            doSetName(oldName);
            throw e;
        }
        group.onRenamed(this, oldName, newName);
        ItemListener.fireLocationChange(this, oldFullName);
    }

    public void movedTo(DirectlyModifiableTopLevelItemGroup destination, AbstractItem newItem, File destDir)
            throws IOException {
        newItem.onLoad(destination, name);
    }

    @Override
    public abstract Collection<? extends Job> getAllJobs();

    @Override
    public final String getFullName() {
        String group = getParent().getFullName();
        return group.isEmpty() ? getName() : group + '/' + getName();
    }

    @Override
    public final String getFullDisplayName() {
        String group = getParent().getFullDisplayName();
        return group.isEmpty() ? getDisplayName() : group + " » " + getDisplayName();
    }

    public String getRelativeNameFromGroup(ItemGroup p) {
        return getRelativeNameFrom(p);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        this.parent = parent;
        doSetName(name);
    }

    @Override
    public void onCopiedFrom(Item src) {}

    @Override
    public final String getUrl() {
        return getParent().getUrl() + getShortUrl();
    }

    @Override
    public String getShortUrl() {
        String prefix = getParent().getUrlChildPrefix();
        String part = Util.rawEncode(getName());
        return prefix.equals(".") ? part + '/' : prefix + '/' + part + '/';
    }

    @Override
    public String getSearchUrl() {
        return getShortUrl();
    }

    @Override
    public final String getAbsoluteUrl() {
        return Item.super.getAbsoluteUrl();
    }

    public final Api getApi() {
        return new Api(this);
    }

    @Override
    public ACL getACL() {
        return Jenkins.get().getAuthorizationStrategy().getACL(this);
    }

    @Override
    public synchronized void save() throws IOException {
        if (BulkChange.contains(this)) {
            return;
        }
        getConfigFile().write(this);
        SaveableListener.fireOnChange(this, getConfigFile());
    }

    public final XmlFile getConfigFile() {
        return Items.getConfigFile(this);
    }

    protected Object writeReplace() {
        return XmlFile.replaceIfNotAtTopLevel(this, () -> new ItemReference(getFullName()));
    }

    @Override
    public void delete() throws IOException, InterruptedException {
        checkPermission(DELETE);
        ItemListener.checkBeforeDelete(this);
        performDelete();
        getParent().onDeleted(this);
    }

    protected void performDelete() throws IOException, InterruptedException {
        getConfigFile().delete();
        Util.deleteRecursive(getRootDir());
    }

    @Override
    public void load() throws IOException {
        getConfigFile().unmarshal(this);
        onLoad(getParent(), name);
    }

    @Override
    public String getSearchName() {
        return getName();
    }

    /** Who may not even know of it finds nothing. */
    @Override
    public Object getTarget() {
        if (!hasPermission(DISCOVER)) {
            return null;
        }
        checkPermission(READ);
        return this;
    }

    @Override
    public String toString() {
        return super.toString() + '[' + (parent == null ? "?/" + name : getFullName()) + ']';
    }
}
