package hudson.model;

import hudson.ExtensionList;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** Descriptor of a kind of item. */
public abstract class TopLevelItemDescriptor extends Descriptor<TopLevelItem> {
    protected TopLevelItemDescriptor(Class<? extends TopLevelItem> clazz) {
        super(clazz);
    }

    protected TopLevelItemDescriptor() {}

    public boolean isApplicable(Descriptor descriptor) {
        return true;
    }

    public boolean isApplicableIn(ItemGroup parent) {
        return true;
    }

    public final void checkApplicableIn(ItemGroup parent) {
        if (!isApplicableIn(parent)) {
            throw new AccessDeniedException(
                    getDisplayName() + " items are not allowed in " + parent.getFullDisplayName());
        }
    }

    public boolean testInstance(TopLevelItem i) {
        return clazz.isInstance(i);
    }

    @Override
    public String getDisplayName() {
        return super.getDisplayName();
    }

    public String getDescription() {
        return "";
    }

    public TopLevelItem newInstance(String name) {
        return newInstance(Jenkins.get(), name);
    }

    public abstract TopLevelItem newInstance(ItemGroup parent, String name);

    public static ExtensionList<TopLevelItemDescriptor> all() {
        return Items.all();
    }
}
