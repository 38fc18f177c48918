package hudson.model;

/** Makes and ends the queue and forgets users for the host. */
final class QueueAccess extends io.jenkins.plugins.pavedroad.embedded.jenkins.QueueHost {
    static {
        register(new QueueAccess());
    }

    private QueueAccess() {}

    @Override
    public Queue create() {
        return new Queue();
    }

    @Override
    public void stop(Queue queue) {
        queue.stop();
        User.forgetAll();
    }
}
