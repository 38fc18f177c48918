package org.jvnet.hudson.test;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Queue;
import java.util.HashMap;
import java.util.Map;
import jenkins.security.QueueItemAuthenticator;
import jenkins.security.QueueItemAuthenticatorDescriptor;
import org.springframework.security.core.Authentication;

/** Builds of the named jobs run as the given people; others as SYSTEM. Not kept over a restart, as in Jenkins. */
public final class MockQueueItemAuthenticator extends QueueItemAuthenticator {
    private final transient Map<String, Authentication> jobsToUsers = new HashMap<>();

    public MockQueueItemAuthenticator() {}

    public MockQueueItemAuthenticator authenticate(String jobFullName, Authentication authentication) {
        jobsToUsers.put(jobFullName, authentication);
        return this;
    }

    @Override
    public Authentication authenticate2(Queue.Item item) {
        return item.task instanceof Item job && jobsToUsers != null ? jobsToUsers.get(job.getFullName()) : null;
    }

    /** Nothing to configure. */
    @Extension
    public static final class DescriptorImpl extends QueueItemAuthenticatorDescriptor {
        public DescriptorImpl() {}
    }
}
