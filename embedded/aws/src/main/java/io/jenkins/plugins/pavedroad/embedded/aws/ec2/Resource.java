package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What every EC2 resource has. */
public abstract class Resource {
    private final String id;
    private final String type;
    private final Instant created;
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private long number;

    /** @param type the word of DescribeTags and TagSpecification, such as {@code security-group} */
    protected Resource(String id, String type, Instant created) {
        this.id = id;
        this.type = type;
        this.created = created;
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
