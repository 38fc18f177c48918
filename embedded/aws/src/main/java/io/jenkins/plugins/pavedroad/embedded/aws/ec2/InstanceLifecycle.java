package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.fault.Decrees;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.Boot;
import io.jenkins.plugins.pavedroad.embedded.aws.runtime.InstanceEvents;

/** Takes instances through their states. Methods are called with the cloud's monitor held, events come without. */
final class InstanceLifecycle {
    private final Ec2 ec2;
    private final Cloud cloud;
    private final InstanceVolumes volumes;
    private final ConsolePosts console;

    InstanceLifecycle(Ec2 ec2) {
        this.ec2 = ec2;
        this.cloud = ec2.cloud;
        this.volumes = new InstanceVolumes(ec2);
        this.console = new ConsolePosts(cloud);
    }

    void boot(Ec2Region region, Instance instance) {
        int start = ++instance.starts;
        instance.state(Instance.State.PENDING);
        Boot boot = InstanceLaunch.boot(region.name, instance);
        cloud.timeline().after(cloud.options().bootDelay(), () -> {
            synchronized (cloud) {
                if (instance.starts == start && instance.state() == Instance.State.PENDING) {
                    powerOn(region, instance, boot, events(region, instance, start));
                }
            }
        });
    }

    private void powerOn(Ec2Region region, Instance instance, Boot boot, InstanceEvents events) {
        if (instance.launchOutcome instanceof Decrees.Outcome.Fails failure) {
            StateReason reason = StateReason.of(failure.reason());
            instance.stateReasonCode = reason.code();
            instance.stateReason = reason.message();
            shutDown(region, instance);
        } else if (instance.launchOutcome instanceof Decrees.Outcome.RunsSilently) {
            instance.runtimeCalls.run(events::running);
        } else if (instance.launchOutcome == null) {
            instance.runtimeCalls.run(() -> cloud.runtime().launch(boot, events));
        }
    }

    private InstanceEvents events(Ec2Region region, Instance instance, int start) {
        return new InstanceEvents() {
            @Override
            public void running() {
                change(instance, start, () -> {
                    instance.up = instance.launchOutcome == null;
                    if (instance.state() == Instance.State.PENDING) {
                        instance.state(Instance.State.RUNNING);
                        instance.runningSince = cloud.timeline().now();
                        console.changed(instance);
                    }
                });
            }

            @Override
            public void stopped(String reason) {
                change(instance, start, () -> ended(region, instance));
            }

            @Override
            public void failed(String reason) {
                change(instance, start, () -> {
                    instance.stateReasonCode = "Server.InternalError";
                    instance.stateReason = "Server.InternalError: Internal error on launch: " + reason;
                    shutDown(region, instance);
                });
            }
        };
    }

    private void change(Instance instance, int start, Runnable change) {
        synchronized (cloud) {
            if (instance.starts == start) {
                change.run();
            }
        }
        ec2.changed();
    }

    private void ended(Ec2Region region, Instance instance) {
        instance.up = false;
        switch (instance.state()) {
            case STOPPING -> cloud.timeline().after(Waits.STOP, () -> stopped(instance));
            case SHUTTING_DOWN -> terminatedSoon(region, instance);
            case PENDING, RUNNING -> {
                instance.stateReasonCode = "Client.InstanceInitiatedShutdown";
                instance.stateReason = "Client.InstanceInitiatedShutdown: Instance initiated shutdown";
                if (instance.shutdownBehavior.equals("terminate")) {
                    shutDown(region, instance);
                } else {
                    instance.state(Instance.State.STOPPING);
                    cloud.timeline().after(Waits.STOP, () -> stopped(instance));
                }
            }
            default -> {
                // stopped or terminated: late news
            }
        }
    }

    private void stopped(Instance instance) {
        synchronized (cloud) {
            if (instance.state() == Instance.State.STOPPING) {
                instance.state(Instance.State.STOPPED);
                console.changed(instance);
            }
        }
        ec2.changed();
    }

    void stop(Instance instance) {
        switch (instance.state()) {
            case RUNNING -> {
                instance.state(Instance.State.STOPPING);
                reason(instance, "User initiated");
                if (instance.up) {
                    instance.runtimeCalls.run(() -> cloud.runtime().stop(instance.id()));
                } else {
                    cloud.timeline().after(Waits.STOP, () -> stopped(instance));
                }
            }
            case STOPPING, STOPPED -> {
                // asked again: no error
            }
            default ->
                throw new AwsError(
                        "IncorrectInstanceState",
                        "This instance '" + instance.id() + "' is not in a state from which it can be stopped.");
        }
    }

    void start(Ec2Region region, Instance instance) {
        switch (instance.state()) {
            case STOPPED -> {
                instance.launchTime = cloud.timeline().now();
                instance.launchOutcome = null;
                instance.stateReason = null;
                instance.stateReasonCode = null;
                instance.transitionReason = "";
                boot(region, instance);
            }
            case PENDING, RUNNING -> {
                // asked again: no error
            }
            default ->
                throw new AwsError(
                        "IncorrectInstanceState",
                        "The instance '" + instance.id() + "' is not in a state from which it can be started.");
        }
    }

    void terminate(Instance instance, String why) {
        if (!instance.state().ending()) {
            reason(instance, why);
            shutDown(ec2.region(instance.subnet.region()), instance);
            ec2.changed();
        }
    }

    private void reason(Instance instance, String why) {
        instance.stateReasonCode = "Client.UserInitiatedShutdown";
        instance.stateReason = "Client.UserInitiatedShutdown: User initiated shutdown";
        instance.transitionReason = why + " (" + cloud.timeline().now() + ")";
    }

    private void shutDown(Ec2Region region, Instance instance) {
        boolean up = instance.up;
        instance.state(Instance.State.SHUTTING_DOWN);
        instance.runtimeCalls.run(() -> {
            cloud.runtime().terminate(instance.id());
            // one that is up says itself when it has ended
            if (!up) {
                terminatedSoon(region, instance);
            }
        });
    }

    private void terminatedSoon(Ec2Region region, Instance instance) {
        cloud.timeline().after(Waits.TERMINATION, () -> {
            synchronized (cloud) {
                if (instance.state() != Instance.State.SHUTTING_DOWN) {
                    return;
                }
                instance.state(Instance.State.TERMINATED);
                console.changed(instance);
                volumes.release(region, instance);
            }
            ec2.changed();
            cloud.timeline().after(Waits.TERMINATED_VISIBLE, () -> {
                synchronized (cloud) {
                    region.instances.remove(instance);
                }
            });
        });
    }

    /** Running for as long as EC2's status checks take to pass. */
    boolean checksPassed(Instance instance) {
        return instance.state() == Instance.State.RUNNING
                && cloud.timeline().elapsed(instance.runningSince).compareTo(Waits.STATUS_CHECKS) >= 0;
    }
}
