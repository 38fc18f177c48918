package io.jenkins.plugins.pavedroad.parameter;

import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleProject;
import hudson.tasks.Builder;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Freestyle jobs over a restart of the controller. */
public class FreestyleRestartTest {
    @Rule
    public JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void aJobsBuildStepsAreThereAgain() throws Throwable {
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("ship");
            for (PavedRoadBuilderDescriptor kind : FreestyleFormsTest.kinds()) {
                job.getBuildersList().add(all(kind));
            }
        });
        sessions.then(jenkins -> {
            List<Builder> loaded = jenkins.jenkins
                    .getItemByFullName("ship", FreeStyleProject.class)
                    .getBuilders();
            List<PavedRoadBuilderDescriptor> kinds = FreestyleFormsTest.kinds();
            assertEquals(kinds.size(), loaded.size());
            for (int i = 0; i < loaded.size(); i++) {
                FreestyleFormsTest.assertSame(all(kinds.get(i)), loaded.get(i));
            }
        });
    }

    private static Builder all(PavedRoadBuilderDescriptor kind) {
        return FreestyleFormsTest.builder(kind, Filled.arguments(FreestyleFormsTest.stepOf(kind)));
    }
}
