package io.jenkins.plugins.pavedroad.cloud;

/** A cloud as one account sees it. Thread-safe and shared: look-ups and effects of all operations go through it. */
public interface Cloud {
    /** The account's own id in the cloud (AWS: twelve digits). One call, then remembered. */
    String accountId();

    /**
     * @param name a region's name
     * @throws IllegalArgumentException when the cloud has no region of this name
     */
    CloudRegion region(String name);
}
