package io.jenkins.plugins.pavedroad.build;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import jenkins.MasterToSlaveFileCallable;
import jenkins.model.Jenkins;

/**
 * Reaches a workspace by the name of its agent, so also after a restart and without the step. Looks whether a task is done as
 * {@link NebulaBuildExecution} looks after Gradle: now and then, from {@link AgentThreads}, so that no thread waits and an
 * agent that hangs holds up no operation.
 */
final class WorkspaceAgentAdapter implements Agent {
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 1_000;

    @Override
    public <T extends Serializable> Future<T> ask(UploadInput input, AgentTask<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        AgentThreads threads = AgentThreads.get();
        threads.after(0, () -> begin(input, task, answer, threads));
        return answer;
    }

    private static <T extends Serializable> void begin(
            UploadInput input, AgentTask<T> task, CompletableFuture<T> answer, AgentThreads threads) {
        if (answer.isCancelled()) {
            return;
        }
        Computer computer = Jenkins.get().getComputer(input.node());
        VirtualChannel channel = computer == null ? null : computer.getChannel();
        if (computer == null && Jenkins.get().getNode(input.node()) == null) {
            answer.completeExceptionally(new Agent.RemovedException(input.node()));
            return;
        }
        if (channel == null) {
            answer.completeExceptionally(
                    new Agent.AwayException(input.node().isEmpty() ? "of the controller" : input.node()));
            return;
        }
        try {
            Future<T> running = new FilePath(channel, input.workspace()).actAsync(new InWorkspace<>(task));
            look(running, answer, threads, FIRST_PAUSE);
        } catch (IOException | RuntimeException lost) {
            answer.completeExceptionally(lost);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> void look(Future<T> running, CompletableFuture<T> answer, AgentThreads threads, long pause) {
        if (answer.isCancelled()) {
            running.cancel(true);
        } else if (!running.isDone()) {
            threads.after(pause, () -> look(running, answer, threads, Math.min(LONGEST_PAUSE, pause * 2)));
        } else {
            pass(running, answer);
        }
    }

    private static <T> void pass(Future<T> done, CompletableFuture<T> answer) {
        try {
            answer.complete(done.get());
        } catch (ExecutionException failed) {
            answer.completeExceptionally(failed.getCause());
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException cancelled) {
            answer.completeExceptionally(cancelled);
        }
    }

    /** What Jenkins sends to the agent around the task. */
    private static final class InWorkspace<T extends Serializable> extends MasterToSlaveFileCallable<T> {
        private static final long serialVersionUID = 1L;
        private final AgentTask<T> task;

        InWorkspace(AgentTask<T> task) {
            this.task = task;
        }

        @Override
        public T invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
            return task.run(workspace);
        }
    }
}
