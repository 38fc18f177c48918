package io.jenkins.plugins.pavedroad.embedded.aws.sts;

import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Caller;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is behind an access key: a user of the default account, or a session that STS gave out. */
public final class Sessions {
    private final String account;
    private final Map<String, Caller> temporary = new ConcurrentHashMap<>();

    public Sessions(String account) {
        this.account = account;
    }

    public Caller caller(String accessKeyId) {
        Caller session = temporary.get(accessKeyId);
        return session != null
                ? session
                : new Caller(accessKeyId, account, "arn:aws:iam::" + account + ":user/" + accessKeyId);
    }

    /** A new temporary access key for this principal. */
    Caller open(String ownerAccount, String principal) {
        String key = "ASIA" + Ids.hex(16).toUpperCase(Locale.ROOT);
        Caller caller = new Caller(key, ownerAccount, principal);
        temporary.put(key, caller);
        return caller;
    }
}
