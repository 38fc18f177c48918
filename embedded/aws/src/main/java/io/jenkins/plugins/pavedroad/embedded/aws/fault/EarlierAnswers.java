package io.jenkins.plugins.pavedroad.embedded.aws.fault;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Reads;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What reads were answered the last time, for those that are to see an earlier state. S3 is left out: since December 2020
 * it is strongly consistent, says its guide. Thread-safe.
 */
public final class EarlierAnswers {
    /** An answer, and when it was given. */
    public record Answer(HttpReply reply, Instant time) {}

    private static final int KEPT = 2_000;

    private final Map<String, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > KEPT;
        }
    };

    /** What the same question of the same account was answered the last time. */
    public synchronized Optional<Answer> to(Call call) {
        return Optional.ofNullable(lags(call) ? answers.get(key(call)) : null)
                .map(answer -> new Answer(answer.reply().again(), answer.time()));
    }

    public synchronized void keep(Call call, HttpReply reply, Instant time) {
        if (lags(call) && reply.again() != null) {
            answers.put(key(call), new Answer(reply, time));
        }
    }

    private static boolean lags(Call call) {
        return Reads.reads(call.action())
                && !call.service().equals("s3")
                && !call.service().equals("sts");
    }

    private static String key(Call call) {
        return String.join(
                "\n",
                call.caller().account(),
                call.region(),
                call.service(),
                call.action(),
                call.request().text(),
                String.valueOf(call.request().form()));
    }
}
