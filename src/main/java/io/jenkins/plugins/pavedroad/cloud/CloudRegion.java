package io.jenkins.plugins.pavedroad.cloud;

/** One region of a cloud as one account sees it. Thread-safe; obtained from {@link Cloud#region(String)}. */
public interface CloudRegion {
    /** The region's name, such as {@code us-east-1}. */
    String name();

    Images images();

    Instances instances();

    ServerGroups serverGroups();

    LoadBalancing loadBalancing();

    Inventory inventory();

    ObjectStore objects();

    Uploads uploads();
}
