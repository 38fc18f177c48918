package io.jenkins.plugins.pavedroad.embedded.aws.sns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SNS's topics of all accounts and regions, with what was published to them. Nothing is sent anywhere. Thread-safe. */
public final class Topics {
    /** A message as it was published. */
    public record Message(String id, String subject, String text, Instant time) {}

    /** @param endpoint an address of the protocol, such as an e-mail address for {@code email} */
    record Subscription(String arn, String protocol, String endpoint) {}

    static final class Topic {
        final String arn;
        final List<Message> messages = new ArrayList<>();
        final Map<String, Subscription> subscriptions = new LinkedHashMap<>();

        Topic(String arn) {
            this.arn = arn;
        }
    }

    private final Map<String, Topic> topics = new LinkedHashMap<>();
    private long messages;

    /** The topic of this ARN; made when it is not there. */
    synchronized Topic create(String arn) {
        return topics.computeIfAbsent(arn, Topic::new);
    }

    synchronized void delete(String arn) {
        topics.remove(arn);
    }

    synchronized Optional<Topic> find(String arn) {
        return Optional.ofNullable(topics.get(arn));
    }

    /** Those whose ARN begins so, in the order in which they were made. */
    synchronized List<Topic> below(String arnPrefix) {
        return topics.values().stream()
                .filter(topic -> topic.arn.startsWith(arnPrefix))
                .toList();
    }

    /** Keeps the message when there is such a topic. */
    public synchronized Optional<String> publish(String arn, String subject, String text, Instant now) {
        return find(arn).map(topic -> {
            String id = String.format("00000000-0000-4000-8000-%012d", ++messages);
            topic.messages.add(new Message(id, subject, text, now));
            return id;
        });
    }

    /** What was published to a topic, oldest first; nothing when there is no such topic. */
    public synchronized List<Message> messages(String arn) {
        return find(arn).map(topic -> List.copyOf(topic.messages)).orElse(List.of());
    }

    synchronized void subscribe(Topic topic, Subscription subscription) {
        topic.subscriptions.putIfAbsent(subscription.arn(), subscription);
    }

    synchronized List<Subscription> subscriptions(Topic topic) {
        return List.copyOf(topic.subscriptions.values());
    }

    synchronized void unsubscribe(String arn) {
        topics.values().forEach(topic -> topic.subscriptions.remove(arn));
    }
}
