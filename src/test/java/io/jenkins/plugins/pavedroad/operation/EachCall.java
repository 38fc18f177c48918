package io.jenkins.plugins.pavedroad.operation;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import java.nio.file.Path;
import java.util.List;
import org.junit.Assert;

/** A table of process ends: an operation is run again and again, its controller's process ending at each call in turn. */
public final class EachCall {
    /** One run, which has to end the same wherever its process ends. */
    @FunctionalInterface
    public interface Run {
        /**
         * Runs the operation to its end and checks it.
         *
         * @param id of its own for each run: lower-case letters and digits
         * @param controller not yet started
         * @param cloud what the operation is to use
         */
        void toItsEnd(String id, VirtualController controller, Accounts cloud) throws Exception;
    }

    private EachCall() {}

    /**
     * Before the first call, before the second one and so on until the operation gets by with fewer calls; after a call only
     * when it changed something, for after a look everything is as it was before it. Of looks that are repeated while the
     * operation waits, the first one stands for all.
     *
     * @param least how many calls there are at least
     */
    public static void endsTheProcess(Path folder, DrivenClock clock, Accounts accounts, int least, Run run)
            throws Exception {
        List<String> calls = List.of();
        for (int number = 0; ; number++) {
            if (number > 0 && number < calls.size() && calls.get(number).equals(calls.get(number - 1))) {
                continue;
            }
            VirtualController controller = new VirtualController(folder.resolve("before-" + number), clock);
            MortalCloud cloud = toItsEnd(run, "run" + number + "a", controller, accounts, number, false);
            calls = cloud.calls();
            if (controller.starts() == 1) {
                Assert.assertTrue("calls: " + cloud.calls(), number >= least);
                return;
            }
            if (cloud.effect(number)) {
                VirtualController other = new VirtualController(folder.resolve("after-" + number), clock);
                toItsEnd(run, "run" + number + "b", other, accounts, number, true);
            }
        }
    }

    private static MortalCloud toItsEnd(
            Run run, String id, VirtualController controller, Accounts accounts, int number, boolean done)
            throws Exception {
        MortalCloud cloud = new MortalCloud(accounts, controller::kill);
        cloud.killAt(number, done);
        try {
            run.toItsEnd(id, controller, cloud);
        } catch (AssertionError wrong) {
            throw new AssertionError(
                    "killed " + (done ? "after" : "before") + " call " + number + " of " + cloud.calls(), wrong);
        }
        return cloud;
    }
}
