package io.jenkins.plugins.pavedroad.embedded.aws.http;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.EarlierAnswers;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.Fault;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Lets a service handle a call with all that AWS puts between: token buckets, reads that lag, and injected faults. */
final class FaultyHandling {
    private final Cloud cloud;
    private final ServiceHandler service;

    FaultyHandling(Cloud cloud, ServiceHandler service) {
        this.cloud = cloud;
        this.service = service;
    }

    HttpReply handle(Call call) {
        if (cloud.options().throttling()) {
            cloud.throttling()
                    .take(call.caller().account(), call.region(), call.service(), call.action(), everything(call));
        }
        Optional<Fault> fault = cloud.faults().of(call.service(), call.action(), call.region());
        if (fault.isEmpty()) {
            return look(call, cloud.options().consistencyDelay().isZero());
        }
        Fault it = fault.get();
        if (it instanceof Fault.Refused refused) {
            throw refused.error();
        }
        if (it instanceof Fault.Reset) {
            throw new ConnectionReset();
        }
        if (it instanceof Fault.AnswerLost) {
            fresh(call);
            return HttpReply.none();
        }
        if (it instanceof Fault.Stale) {
            return cloud.earlierAnswers()
                    .to(call)
                    .map(EarlierAnswers.Answer::reply)
                    .orElseGet(() -> fresh(call));
        }
        Fault.Delayed delayed = (Fault.Delayed) it;
        pass(delayed.by());
        return fresh(call);
    }

    private HttpReply look(Call call, boolean consistent) {
        return consistent
                ? fresh(call)
                : cloud.earlierAnswers()
                        .to(call)
                        .filter(answer -> cloud.mayStillBeSeen(answer.time()))
                        .map(EarlierAnswers.Answer::reply)
                        .orElseGet(() -> fresh(call));
    }

    private HttpReply fresh(Call call) {
        HttpReply reply = service.handle(call);
        cloud.earlierAnswers().keep(call, reply, cloud.timeline().now());
        return reply;
    }

    /** Neither a filter, nor a page, nor an id or name: EC2 has a smaller bucket for that. */
    private static boolean everything(Call call) {
        return call.service().equals("ec2")
                && call.request().form().keySet().stream()
                        .allMatch(name -> name.equals("Action") || name.equals("Version"));
    }

    private void pass(Duration wait) {
        CountDownLatch over = new CountDownLatch(1);
        cloud.timeline().after(wait, over::countDown);
        try {
            over.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
