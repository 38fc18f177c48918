package hudson.model;

/** Runs what holds resources. */
public class ResourceController {
    public ResourceController() {}

    public void execute(Runnable task, ResourceActivity activity) throws InterruptedException {
        task.run();
    }
}
