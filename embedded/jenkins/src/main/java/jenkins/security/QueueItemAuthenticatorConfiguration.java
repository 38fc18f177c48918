package jenkins.security;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.PersistentDescriptor;
import hudson.util.DescribableList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.GlobalConfigurationCategory;
import org.jenkinsci.Symbol;

/** As whom builds run, as an administrator decided. */
@Extension
@Symbol("queueItemAuthenticator")
public class QueueItemAuthenticatorConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private final DescribableList<QueueItemAuthenticator, QueueItemAuthenticatorDescriptor> authenticators =
            new DescribableList<>(this);

    public QueueItemAuthenticatorConfiguration() {}

    @Override
    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Security.class);
    }

    public DescribableList<QueueItemAuthenticator, QueueItemAuthenticatorDescriptor> getAuthenticators() {
        return authenticators;
    }

    public static QueueItemAuthenticatorConfiguration get() {
        return ExtensionList.lookupSingleton(QueueItemAuthenticatorConfiguration.class);
    }

    /** Offers what is configured. */
    @Extension(ordinal = 100)
    public static class ProviderImpl extends QueueItemAuthenticatorProvider {
        public ProviderImpl() {}

        @Override
        public List<QueueItemAuthenticator> getAuthenticators() {
            return QueueItemAuthenticatorConfiguration.get().getAuthenticators();
        }
    }
}
