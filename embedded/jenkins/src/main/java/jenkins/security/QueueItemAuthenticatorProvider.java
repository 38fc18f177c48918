package jenkins.security;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.ArrayList;
import java.util.List;

/** Offers authenticators. */
public abstract class QueueItemAuthenticatorProvider implements ExtensionPoint {
    public QueueItemAuthenticatorProvider() {}

    public abstract List<QueueItemAuthenticator> getAuthenticators();

    public static Iterable<QueueItemAuthenticator> authenticators() {
        List<QueueItemAuthenticator> all = new ArrayList<>();
        for (QueueItemAuthenticatorProvider provider : ExtensionList.lookup(QueueItemAuthenticatorProvider.class)) {
            all.addAll(provider.getAuthenticators());
        }
        return all;
    }
}
