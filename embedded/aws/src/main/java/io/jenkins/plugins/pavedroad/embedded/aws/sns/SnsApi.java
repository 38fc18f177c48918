package io.jenkins.plugins.pavedroad.embedded.aws.sns;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Paging;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import io.jenkins.plugins.pavedroad.embedded.aws.sns.Topics.Subscription;
import io.jenkins.plugins.pavedroad.embedded.aws.sns.Topics.Topic;
import io.jenkins.plugins.pavedroad.embedded.aws.time.Timeline;
import java.util.List;
import java.util.UUID;

/** SNS on the wire: topics, subscriptions and publishing. */
public final class SnsApi {
    /** Both lists come by so many, says SNS's reference. */
    private static final int PAGE = 100;

    private final Topics topics;
    private final Timeline timeline;

    private SnsApi(Topics topics, Timeline timeline) {
        this.topics = topics;
        this.timeline = timeline;
    }

    public static ServiceHandler service(Topics topics, Timeline timeline) {
        SnsApi api = new SnsApi(topics, timeline);
        return QueryService.query("sns", "http://sns.amazonaws.com/doc/2010-03-31/")
                .on("CreateTopic", api::create)
                .on("DeleteTopic", (call, in, out) -> topics.delete(in.required("TopicArn")))
                .on("ListTopics", api::list)
                .on("GetTopicAttributes", api::attributes)
                .on("Publish", api::publish)
                .on("Subscribe", api::subscribe)
                .on("ListSubscriptionsByTopic", api::subscriptions)
                .on("Unsubscribe", (call, in, out) -> topics.unsubscribe(in.required("SubscriptionArn")));
    }

    private static String prefix(Call call) {
        return "arn:aws:sns:" + call.region() + ":" + call.caller().account() + ":";
    }

    private Topic topic(Parameters in) {
        return topics.find(in.required("TopicArn"))
                .orElseThrow(() -> new AwsError("NotFound", 404, "Topic does not exist"));
    }

    private void create(Call call, Parameters in, Xml out) {
        String name = in.required("Name");
        if (!name.matches("[\\w-]{1,256}(\\.fifo)?")) {
            throw new AwsError("InvalidParameter", "Invalid parameter: Topic Name");
        }
        out.leaf("TopicArn", topics.create(prefix(call) + name).arn);
    }

    private void list(Call call, Parameters in, Xml out) {
        List<Topic> all = topics.below(prefix(call));
        Paging<Topic> page = Paging.of(all, all::indexOf, in.string("NextToken"), PAGE, "InvalidParameter");
        out.list("Topics", "member", page.members(), topic -> out.leaf("TopicArn", topic.arn));
        out.leaf("NextToken", page.next());
    }

    private void attributes(Call call, Parameters in, Xml out) {
        Topic topic = topic(in);
        out.node("Attributes", () -> {
            out.node("entry", () -> out.leaf("key", "TopicArn").leaf("value", topic.arn));
            out.node("entry", () -> out.leaf("key", "SubscriptionsConfirmed")
                    .leaf("value", topics.subscriptions(topic).size()));
        });
    }

    private void publish(Call call, Parameters in, Xml out) {
        Topic topic = topic(in);
        String subject = in.string("Subject");
        if (subject != null && (subject.isEmpty() || subject.length() > 100)) {
            throw new AwsError("InvalidParameter", "Invalid parameter: Subject");
        }
        out.leaf(
                "MessageId",
                topics.publish(topic.arn, subject, in.required("Message"), timeline.now())
                        .orElseThrow());
    }

    private void subscribe(Call call, Parameters in, Xml out) {
        Topic topic = topic(in);
        Subscription subscription =
                new Subscription(topic.arn + ":" + UUID.randomUUID(), in.required("Protocol"), in.required("Endpoint"));
        topics.subscribe(topic, subscription);
        out.leaf("SubscriptionArn", subscription.arn());
    }

    private void subscriptions(Call call, Parameters in, Xml out) {
        Topic topic = topic(in);
        List<Subscription> all = topics.subscriptions(topic);
        Paging<Subscription> page = Paging.of(all, all::indexOf, in.string("NextToken"), PAGE, "InvalidParameter");
        out.list("Subscriptions", "member", page.members(), each -> out.leaf("SubscriptionArn", each.arn())
                .leaf("Owner", call.caller().account())
                .leaf("Protocol", each.protocol())
                .leaf("Endpoint", each.endpoint())
                .leaf("TopicArn", topic.arn));
        out.leaf("NextToken", page.next());
    }
}
