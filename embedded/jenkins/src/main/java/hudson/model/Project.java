package hudson.model;

import hudson.tasks.Builder;
import hudson.tasks.Publisher;
import hudson.util.DescribableList;
import java.io.IOException;
import java.util.List;

/** A job with builders and publishers. */
public abstract class Project<P extends Project<P, B>, B extends Build<P, B>> extends AbstractProject<P, B> {
    private DescribableList<Builder, Descriptor<Builder>> builders;
    private DescribableList<Publisher, Descriptor<Publisher>> publishers;

    protected Project(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    public void onLoad(ItemGroup<? extends Item> parent, String name) throws IOException {
        super.onLoad(parent, name);
        getBuildersList().setOwner(this);
        getPublishersList().setOwner(this);
    }

    public synchronized DescribableList<Builder, Descriptor<Builder>> getBuildersList() {
        if (builders == null) {
            builders = new DescribableList<>(this);
        }
        return builders;
    }

    public List<Builder> getBuilders() {
        return getBuildersList().toList();
    }

    @Override
    public synchronized DescribableList<Publisher, Descriptor<Publisher>> getPublishersList() {
        if (publishers == null) {
            publishers = new DescribableList<>(this);
        }
        return publishers;
    }

    @Override
    public boolean isFingerprintConfigured() {
        return false;
    }
}
