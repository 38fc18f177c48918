package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The resources of one kind in one region, in the order in which they were made. Reading takes no lock. */
public final class Table<T extends Resource> {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final String prefix;
    private final String notFound;
    private final String malformed;
    private final String noun;
    private final Map<String, T> byId = new ConcurrentHashMap<>();
    private final Map<Long, T> inOrder = new ConcurrentSkipListMap<>();

    /**
     * @param prefix of its ids, such as {@code i}
     * @param error first part of its error codes, such as {@code InvalidInstanceID}
     * @param noun as it stands in AWS's messages
     */
    Table(String prefix, String error, String noun) {
        this.prefix = prefix;
        this.notFound = error + ".NotFound";
        this.malformed = error + ".Malformed";
        this.noun = noun;
    }

    public T add(T resource) {
        resource.number(NUMBERS.incrementAndGet());
        byId.put(resource.id(), resource);
        inOrder.put(resource.number(), resource);
        return resource;
    }

    public void remove(T resource) {
        byId.remove(resource.id());
        inOrder.remove(resource.number());
    }

    public Optional<T> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The resource, or AWS's error for an id that is malformed or not there. */
    public T get(String id) {
        T resource = byId.get(id);
        if (resource != null) {
            return resource;
        }
        if (!id.matches(prefix + "-[0-9a-z]+")) {
            throw new AwsError(malformed, "Invalid id: \"" + id + "\" (expecting \"" + prefix + "-...\")");
        }
        throw new AwsError(notFound, "The " + noun + " '" + id + "' does not exist");
    }

    /** These, or all when none is named. */
    public List<T> select(List<String> ids) {
        return ids.isEmpty() ? all() : ids.stream().distinct().map(this::get).toList();
    }

    public List<T> all() {
        return new ArrayList<>(inOrder.values());
    }
}
