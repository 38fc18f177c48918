package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import hudson.EnvVars;
import hudson.model.EnvironmentSpecific;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.slaves.NodeSpecific;
import hudson.tools.ToolDescriptor;
import hudson.tools.ToolInstallation;
import hudson.tools.ToolLocationNodeProperty;
import hudson.tools.ToolProperty;
import hudson.tools.ToolPropertyDescriptor;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.actions.ArgumentsAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsSessionRule;
import org.jvnet.hudson.test.TestExtension;

/** A Pipeline asks where a configured tool is. */
public class ToolStepTest {

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void homeIsFoundByNameAndByTypeAlsoAfterARestart() throws Throwable {
        sessions.then(j -> configure(
                j,
                new Compass("8", "/opt/compass-8", List.of(new Owner("navigation"))),
                new Compass("9", "/opt/compass-9", List.of())));
        sessions.then(j -> {
            Compass read = compasses(j).getInstallations()[0];
            Owner owner = read.getProperties().get(Owner.class);
            assertEquals("navigation", owner.team);
            assertSame(read, owner.owned());

            WorkflowRun run = new Pipelines(j)
                    .succeed(
                            """
                    node {
                      echo "any: ${tool '8'}"
                      echo "symbol: ${tool name: '9', type: 'compass'}"
                      echo "class: ${tool name: '8', type: '%s'}"
                      def home = tool '9'
                      sleep 0
                      echo "kept: $home"
                    }
                    """
                                    .formatted(Compass.class.getName()));
            j.assertLogContains("any: /opt/compass-8", run);
            j.assertLogContains("symbol: /opt/compass-9", run);
            j.assertLogContains("class: /opt/compass-8", run);
            j.assertLogContains("kept: /opt/compass-9", run);
            assertEquals(
                    List.of("8", "9", "8", "9"),
                    Pipelines.nodes(run).stream()
                            .filter(node -> node.getDisplayFunctionName().equals("tool"))
                            .map(ArgumentsAction::getStepArgumentsAsString)
                            .toList());
        });
    }

    @Test
    public void unknownNameOrTypeFailsTheBuild() throws Throwable {
        sessions.then(j -> {
            configure(j, new Compass("8", "/opt/compass-8", List.of()));
            Pipelines pipelines = new Pipelines(j);
            j.assertLogContains("No tool named 7 found", pipelines.run(Result.FAILURE, "node { tool '7' }"));
            j.assertLogContains(
                    "No compass named 7 found",
                    pipelines.run(Result.FAILURE, "node { tool name: '7', type: 'compass' }"));
            j.assertLogContains(
                    "No sextant named 8 found",
                    pipelines.run(Result.FAILURE, "node { tool name: '8', type: 'sextant' }"));
            WorkflowRun nowhere = pipelines.run(Result.FAILURE, "tool '8'");
            j.assertLogContains("Required context class hudson.model.Node is missing", nowhere);
        });
    }

    @Test
    public void homeIsTheNodesOwnWithVariablesExpanded() throws Throwable {
        sessions.then(j -> {
            configure(j, new Compass("8", "/opt/compass-8", List.of()), new Compass("9", "$TOOLS/nine", List.of()));
            j.jenkins
                    .getNodeProperties()
                    .add(new ToolLocationNodeProperty(
                            new ToolLocationNodeProperty.ToolLocation(compasses(j), "8", "/srv/eight")));
            WorkflowRun run = new Pipelines(j)
                    .succeed("node { withEnv(['TOOLS=/mnt/tools']) { echo \"at ${tool '8'} and ${tool '9'}\" } }");
            j.assertLogContains("at /srv/eight and /mnt/tools/nine", run);
        });
    }

    @Test
    public void propertiesAreOfferedToTheirOwnKindOfTool() throws Throwable {
        sessions.then(j -> {
            assertEquals(0, compasses(j).getInstallations().length);
            assertEquals(
                    List.of(j.jenkins.getDescriptorByType(Owner.DescriptorImpl.class)),
                    compasses(j).getPropertyDescriptors().stream()
                            .filter(descriptor -> descriptor.clazz == Owner.class)
                            .toList());
            assertEquals(
                    List.of(),
                    j.jenkins.getDescriptorByType(Lamp.DescriptorImpl.class).getPropertyDescriptors().stream()
                            .filter(descriptor -> descriptor.clazz == Owner.class)
                            .toList());
        });
    }

    private static Compass.DescriptorImpl compasses(JenkinsRule j) {
        return j.jenkins.getDescriptorByType(Compass.DescriptorImpl.class);
    }

    private static void configure(JenkinsRule j, Compass... installations) {
        compasses(j).setInstallations(installations);
        compasses(j).save();
    }

    public static final class Compass extends ToolInstallation
            implements NodeSpecific<Compass>, EnvironmentSpecific<Compass> {
        private static final long serialVersionUID = 1L;

        public Compass(String name, String home, List<? extends ToolProperty<?>> properties) {
            super(name, home, properties);
        }

        @Override
        public Compass forNode(Node node, TaskListener log) throws IOException, InterruptedException {
            return new Compass(
                    getName(), translateFor(node, log), getProperties().toList());
        }

        @Override
        public Compass forEnvironment(EnvVars environment) {
            return new Compass(
                    getName(), environment.expand(getHome()), getProperties().toList());
        }

        @TestExtension
        @Symbol("compass")
        public static final class DescriptorImpl extends ToolDescriptor<Compass> {
            public DescriptorImpl() {
                load();
            }
        }
    }

    public static final class Lamp extends ToolInstallation {
        private static final long serialVersionUID = 1L;

        public Lamp(String name, String home) {
            super(name, home, List.of());
        }

        @TestExtension
        public static final class DescriptorImpl extends ToolDescriptor<Lamp> {}
    }

    public static final class Owner extends ToolProperty<Compass> {
        private final String team;

        public Owner(String team) {
            this.team = team;
        }

        Compass owned() {
            return tool;
        }

        @Override
        public Class<Compass> type() {
            return Compass.class;
        }

        @TestExtension
        public static final class DescriptorImpl extends ToolPropertyDescriptor {}
    }
}
