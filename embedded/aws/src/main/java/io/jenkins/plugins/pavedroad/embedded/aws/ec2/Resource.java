package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What every EC2 resource has. */
public abstract class Resource {
    private final String id;
    private final String type;
    private final Instant created;
    private final Map<String, String> tags;
    private long number;

    /** @param type the word of DescribeTags and TagSpecification, such as {@code security-group} */
    protected Resource(String id, String type, Instant created) {
        this(id, type, created, new ConcurrentSkipListMap<>());
    }

    private Resource(String id, String type, Instant created, Map<String, String> tags) {
        this.id = id;
        this.type = type;
        this.created = created;
        this.tags = tags;
    }

    /** The same resource with other tags. */
    Resource(Resource same, Map<String, String> tags) {
        this(same.id, same.type, same.created, tags);
        this.number = same.number;
    }

    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    public Instant created() {
        return created;
    }

    /** Live; readable without a lock. */
    public Map<String, String> tags() {
        return tags;
    }

    /** Its place in lists: later resources have greater numbers. */
    public long number() {
        return number;
    }

    void number(long value) {
        number = value;
    }
}
