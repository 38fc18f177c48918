package io.jenkins.plugins.pavedroad.embedded.aws.sns;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;

public class SnsTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    private SnsClient sns;

    @Before
    public void setUp() {
        sns = aws.client(SnsClient.builder(), AwsRule.EAST);
    }

    @Test
    public void whatIsPublishedIsKept() {
        String topic = sns.createTopic(request -> request.name("owners")).topicArn();
        assertEquals(topic, sns.createTopic(request -> request.name("owners")).topicArn());

        sns.publish(request -> request.topicArn(topic).subject("Unused").message("vol-1 will go"));

        List<Topics.Message> messages = aws.aws().topics().messages(topic);
        assertEquals(1, messages.size());
        assertEquals("Unused", messages.get(0).subject());
        assertEquals("vol-1 will go", messages.get(0).text());
    }

    @Test
    public void topicsAreListedByPageAndPerRegion() {
        for (int i = 0; i < 101; i++) {
            int number = i;
            sns.createTopic(request -> request.name("topic" + number));
        }
        List<Topic> all = sns.listTopicsPaginator().topics().stream().toList();
        assertEquals(101, all.stream().distinct().count());
        assertEquals(2, aws.aws().ledger().count("sns", "ListTopics"));
        assertTrue(aws.client(SnsClient.builder(), AwsRule.WEST)
                .listTopics()
                .topics()
                .isEmpty());
    }

    @Test
    public void subscriptionsComeAndGo() {
        String topic = sns.createTopic(request -> request.name("owners")).topicArn();
        String subscription = sns.subscribe(
                        request -> request.topicArn(topic).protocol("email").endpoint("team@example.com"))
                .subscriptionArn();
        assertEquals(
                List.of("team@example.com"),
                sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions().stream()
                        .map(Subscription::endpoint)
                        .toList());
        sns.unsubscribe(request -> request.subscriptionArn(subscription));
        assertTrue(sns.listSubscriptionsByTopic(request -> request.topicArn(topic))
                .subscriptions()
                .isEmpty());
    }

    @Test
    public void topicThatIsNotThereIsNamed() {
        String topic = sns.createTopic(request -> request.name("owners")).topicArn();
        sns.deleteTopic(request -> request.topicArn(topic));
        assertThrows(
                NotFoundException.class,
                () -> sns.publish(request -> request.topicArn(topic).message("m")));
    }
}
