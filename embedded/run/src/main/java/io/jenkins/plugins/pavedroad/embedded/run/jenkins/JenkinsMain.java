package io.jenkins.plugins.pavedroad.embedded.run.jenkins;

import hudson.model.Descriptor;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.pavedroad.embedded.jenkins.EmbeddedJenkins;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.WebFront;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.util.SystemProperties;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;

/**
 * The embedded Jenkins's own process: one Pipeline job, and the pages. Arguments: home, port, the job's name, its
 * Jenkinsfile, then {@code KEY=value} for each parameter of the job. It ends when its standard input does, so that it does
 * not outlive the launcher.
 */
public final class JenkinsMain {
    private JenkinsMain() {}

    public static void main(String[] arguments) throws IOException, Descriptor.FormException {
        Path home = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        EmbeddedJenkins embedded = EmbeddedJenkins.at(home.toFile())
                .rootUrl("http://127.0.0.1:" + port + "/")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(embedded::close, "embedded-jenkins-end"));
        makeJob(
                embedded.jenkins(),
                arguments[2],
                Path.of(arguments[3]),
                List.of(arguments).subList(4, arguments.length));
        WebFront.start(embedded.jenkins(), port);
        while (System.in.read() >= 0) {
            // nothing is said there
        }
        System.exit(0);
    }

    /** A job that is there already goes on as it was: this is another start of the same Jenkins. */
    private static void makeJob(Jenkins jenkins, String name, Path jenkinsfile, List<String> parameters)
            throws IOException, Descriptor.FormException {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            if (jenkins.getItem(name) != null) {
                return;
            }
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
            List<ParameterDefinition> definitions = new ArrayList<>();
            for (String parameter : parameters) {
                String[] pair = parameter.split("=", 2);
                definitions.add(new StringParameterDefinition(pair[0], pair[1]));
            }
            if (!definitions.isEmpty()) {
                job.addProperty(new ParametersDefinitionProperty(definitions));
            }
            String durability = SystemProperties.getString(JenkinsProcess.DURABILITY);
            if (durability != null) {
                job.addProperty(new DurabilityHintJobProperty(FlowDurabilityHint.valueOf(durability)));
            }
            job.setDefinition(new CpsFlowDefinition(Files.readString(jenkinsfile), true));
        }
    }
}
