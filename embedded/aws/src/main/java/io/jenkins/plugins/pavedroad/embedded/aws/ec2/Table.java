package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The resources of one kind in one region, in the order in which they were made. Reading takes no lock. */
public final class Table<T extends Resource> {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final String prefix;
    private final String notFound;
    private final String malformed;
    private final String noun;
    private final Predicate<Instant> visible;
    private final Map<String, T> byId = new ConcurrentHashMap<>();
    private final Map<Long, T> inOrder = new ConcurrentSkipListMap<>();

    /**
     * @param prefix of its ids, such as {@code i}
     * @param error first part of its error codes, such as {@code InvalidInstanceID}
     * @param noun as it stands in AWS's messages
     * @param visible whether reads find what was made then
     */
    Table(String prefix, String error, String noun, Predicate<Instant> visible) {
        this.prefix = prefix;
        this.notFound = error + ".NotFound";
        this.malformed = error + ".Malformed";
        this.noun = noun;
        this.visible = visible;
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
        throw missing(id);
    }

    private AwsError missing(String id) {
        return new AwsError(notFound, "The " + noun + " '" + id + "' does not exist");
    }

    /** What a read finds of these, or of all when none is named. AWS's error for one that it does not find. */
    public List<T> select(List<String> ids) {
        return ids.isEmpty()
                ? all().stream()
                        .filter(resource -> visible.test(resource.created()))
                        .toList()
                : ids.stream().distinct().map(this::look).toList();
    }

    private T look(String id) {
        T resource = get(id);
        if (!visible.test(resource.created())) {
            throw missing(id);
        }
        return resource;
    }

    public List<T> all() {
        return new ArrayList<>(inOrder.values());
    }
}
