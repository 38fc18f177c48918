package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;

import hudson.model.Result;
import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.ProxyWhitelist;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.StaticWhitelist;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** What sandboxed scripts may not do, and how a plugin opens its own values to them. */
public class SandboxTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private final Pipelines pipelines = new Pipelines(JENKINS);

    private void refuses(String script, String signature) throws Exception {
        WorkflowRun run = pipelines.job(script).scheduleBuild2(0).get();
        assertEquals(script, Result.FAILURE, run.getResult());
        JENKINS.assertLogContains("RejectedAccessException: Scripts not permitted to use " + signature, run);
    }

    @Test
    public void hostIsOutOfReach() throws Exception {
        refuses("new File('/etc/passwd').text", "new java.io.File java.lang.String");
        refuses("System.exit(1)", "staticMethod java.lang.System exit int");
        refuses("Jenkins.instance", "staticMethod jenkins.model.Jenkins get");
        refuses("'ls'.execute()", "staticMethod org.codehaus.groovy.runtime.ProcessGroovyMethods execute");
        refuses("Runtime.getRuntime()", "staticMethod java.lang.Runtime getRuntime");
        refuses(
                "echo currentBuild.rawBuild.number",
                "method org.jenkinsci.plugins.workflow.support.steps.build.RunWrapper getRawBuild");
        refuses("''.class.classLoader", "method java.lang.Object getClass");
        refuses("@NonCPS def f() { new File('x').delete() }\nf()", "new java.io.File java.lang.String");
        refuses("[1].each { System.getenv() }", "staticMethod java.lang.System getenv");
        refuses("def c = { -> Thread.currentThread() }\nc()", "staticMethod java.lang.Thread currentThread");
    }

    @Test
    public void collectionsAreWalked() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                def map = [a: 1, b: 2]
                echo "keys ${map.keySet()} values ${map.values()} entries ${map.entrySet()*.key}"
                for (Iterator each = [3, 4].iterator(); each.hasNext();) { echo "next ${each.next()}" }
                for (name in map.keySet()) { echo "name $name" }
                """);
        JENKINS.assertLogContains("keys [a, b] values [1, 2] entries [a, b]", run);
        JENKINS.assertLogContains("next 4", run);
        JENKINS.assertLogContains("name b", run);
    }

    @Test
    public void ordinaryCodeRuns() throws Exception {
        WorkflowRun run = pipelines.succeed(
                """
                class Point implements Serializable { int x; int y
                  int sum() { x + y } }
                def p = new Point(x: 1, y: 2)
                echo "${p.sum()} ${p.x} ${[p, p]*.y} ${[a: 1].a} ${'abc'[1]} ${(1..3).sum()}"
                def (a, b) = [1, 2]
                def m = 'v1.2' =~ /v(\\d+)\\.(\\d+)/
                echo "$a$b ${m[0][1]} ${new Date(0).time} ${Math.max(1, 2)} ${[3, 1].sort()} ${['x'].join('-')}"
                def t = a > b ? 'gt' : 'le'
                int n = 0; while (n < 3) { n++ }; n += 2
                echo "$t $n ${n as String} ${[1, 2, 3].findAll { it > 1 }} ${java.time.Duration.ofMinutes(2)}"
                def json = new groovy.json.JsonSlurperClassic().parseText('{"k": [1]}')
                echo "json ${json.k[0]} ${currentBuild.displayName} ${env.getProperty('BUILD_NUMBER')}"
                """);
        JENKINS.assertLogContains("3 1 [2, 2] 1 b 6", run);
        JENKINS.assertLogContains("12 1 0 2 [1, 3] x", run);
        JENKINS.assertLogContains("le 5 5 [2, 3] PT2M", run);
        JENKINS.assertLogContains("json 1 #1 1", run);
    }

    @Test
    public void pluginOpensItsResultsByAWhitelist() throws Exception {
        WorkflowRun run = pipelines.succeed("def r = produce()\necho \"made ${r.name} ${r.getName()}\"");
        JENKINS.assertLogContains("made thing thing", run);
        refuses("produce().secret", "method " + Produced.class.getName() + " getSecret");
    }

    /** A plugin's value. */
    public static final class Produced implements Serializable {
        private static final long serialVersionUID = 1L;

        public String getName() {
            return "thing";
        }

        public String getSecret() {
            return "no";
        }
    }

    /** Makes one. */
    public static final class ProduceStep extends Step {
        @DataBoundConstructor
        public ProduceStep() {}

        @Override
        public StepExecution start(StepContext context) {
            return StepExecutions.synchronous(context, inside -> new Produced());
        }

        @TestExtension
        public static final class DescriptorImpl extends StepDescriptor {
            @Override
            public String getFunctionName() {
                return "produce";
            }

            @Override
            public Set<? extends Class<?>> getRequiredContext() {
                return Collections.emptySet();
            }
        }
    }

    /** As plugins do it. */
    @TestExtension
    public static final class Results extends ProxyWhitelist {
        public Results() throws java.io.IOException {
            super(new StaticWhitelist("method " + Produced.class.getName() + " getName"));
        }
    }
}
