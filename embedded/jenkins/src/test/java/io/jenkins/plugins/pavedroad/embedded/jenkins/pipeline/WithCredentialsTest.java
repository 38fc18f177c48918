package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import hudson.util.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class WithCredentialsTest {
    private static final String TOKEN = "s3cr3t-t0ken";
    private static final String AWKWARD = "pa'ss\"w$rd \\ x";

    @Rule
    public final JenkinsRule j = new JenkinsRule();

    private final Pipelines pipelines = new Pipelines(j);

    @Before
    public void keepCredentials() throws Exception {
        add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", "", Secret.fromString(TOKEN)));
        add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "awkward", "", Secret.fromString(AWKWARD)));
        add(new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "pair", "", "deployer", "p4ssw0rd"));
        UsernamePasswordCredentialsImpl hidden =
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "hidden", "", "h1dden-user", "p4ssw0rd");
        hidden.setUsernameSecret(true);
        add(hidden);
        add(new FileCredentialsImpl(
                CredentialsScope.GLOBAL,
                "file",
                "",
                "key.pem",
                SecretBytes.fromRawBytes("k3y content".getBytes(StandardCharsets.UTF_8))));
        add(new StringCredentialsImpl(CredentialsScope.SYSTEM, "agents", "", Secret.fromString("not for jobs")));
    }

    private static void add(Credentials credentials) throws Exception {
        CredentialsProvider.lookupStores(jenkins.model.Jenkins.get())
                .iterator()
                .next()
                .addCredentials(Domain.global(), credentials);
    }

    @Test
    public void aFailingShellThatPrintsTheSecretPrintsAsterisks() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.FAILURE,
                "node { withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) {\n"
                        + "  sh 'set -x; echo \"it is $TOKEN.\"; echo $TOKEN >&2; exit 3'\n"
                        + "} }");
        j.assertLogNotContains(TOKEN, run);
        j.assertLogContains("it is ****.", run);
        j.assertLogContains("Masking supported pattern matches of $TOKEN", run);
        j.assertLogContains("script returned exit code 3", run);
    }

    @Test
    public void everyKindIsBound() throws Exception {
        WorkflowRun run = pipelines.succeed("node { withCredentials([\n"
                + "    string(credentialsId: 'token', variable: 'TOKEN'),\n"
                + "    usernamePassword(credentialsId: 'pair', usernameVariable: 'USER', passwordVariable: 'PASS'),\n"
                + "    usernameColonPassword(credentialsId: 'pair', variable: 'BOTH'),\n"
                + "    file(credentialsId: 'file', variable: 'KEY')]) {\n"
                + "  sh '[ $TOKEN = " + TOKEN + " ] && [ $USER = deployer ] && [ $BOTH = $USER:$PASS ]'\n"
                + "  sh '[ \"$(cat $KEY)\" = \"k3y content\" ] && cp $KEY copy && echo $KEY > path && ls -l $KEY > mode'\n"
                + "  echo \"as ${env.USER} with ${PASS} and ${env.TOKEN}\"\n"
                + "}\n"
                + "echo \"after: ${env.TOKEN}\"\n"
                + "sh 'if [ -e \"$(cat path)\" ]; then echo still there; else echo the file is gone; fi; cut -c1-10 mode'\n"
                + "}");
        j.assertLogContains("as deployer with **** and ****", run);
        j.assertLogContains("after: null", run);
        j.assertLogContains("the file is gone", run);
        j.assertLogContains("-r--------", run);
        j.assertLogNotContains(TOKEN, run);
        j.assertLogNotContains("p4ssw0rd", run);
    }

    @Test
    public void aSecretIsHiddenAlsoWhenAShellQuotesItOrEncodesIt() throws Exception {
        WorkflowRun run =
                pipelines.succeed("node { withCredentials([string(credentialsId: 'awkward', variable: 'AWKWARD')]) {\n"
                        + "  sh 'set -x; true \"$AWKWARD\"; printf \"%s\" \"$AWKWARD\" | base64'\n"
                        + "  sh '''#!/bin/bash\nset -x; true \"$AWKWARD\"'''\n"
                        + "  echo env.AWKWARD\n"
                        + "} }");
        String log = JenkinsRule.getLog(run);
        assertFalse(log, log.contains("w$rd"));
        String encoded = Base64.getEncoder().encodeToString(AWKWARD.getBytes(StandardCharsets.UTF_8));
        j.assertLogNotContains(encoded, run);
        j.assertLogContains("+ true ****", run);
    }

    @Test
    public void aLastLineWithoutAnEndIsWrittenAndMasked() throws Exception {
        WorkflowRun run =
                pipelines.succeed("node { withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) {\n"
                        + "  sh 'set +x; printf \"begin $TOKEN end\"'\n"
                        + "} }");
        j.assertLogContains("begin **** end", run);
    }

    @Test
    public void aSecretUserNameIsHiddenAnotherIsNot() throws Exception {
        String script = "withCredentials([usernamePassword(credentialsId: '%s', usernameVariable: 'U',"
                + " passwordVariable: 'P')]) { echo \"as ${env.U}\" }";
        j.assertLogContains("as deployer", pipelines.succeed(String.format(script, "pair")));
        WorkflowRun hidden = pipelines.succeed(String.format(script, "hidden"));
        j.assertLogContains("as ****", hidden);
        j.assertLogContains("Masking supported pattern matches of $U or $P", hidden);
    }

    @Test
    public void theBuildsFilesHoldNoSecret() throws Exception {
        WorkflowRun run =
                pipelines.start("node { withCredentials([string(credentialsId: 'token', variable: 'TOKEN')]) {\n"
                        + "  sh \"true ${env.TOKEN}\"\n"
                        + "  input 'Go on?'\n"
                        + "} }");
        j.waitForMessage("Go on?", run);
        assertEquals("", String.join("\n", filesWith(run, TOKEN)));
        run.getAction(InputAction.class).getExecutions().get(0).proceed(null);
        j.assertBuildStatusSuccess(j.waitForCompletion(run));
        assertEquals("", String.join("\n", filesWith(run, TOKEN)));
        assertEquals(
                "true ${TOKEN}",
                org.jenkinsci.plugins.workflow.actions.ArgumentsAction.getArguments(Pipelines.node(run, "sh"))
                        .get("script"));
    }

    /** The build goes on writing meanwhile, so a file may be gone before it is read. */
    private static List<String> filesWith(WorkflowRun run, String secret) throws IOException {
        List<String> found = new ArrayList<>();
        Files.walkFileTree(run.getRootDir().toPath(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret)) {
                        found.add(file.toString());
                    }
                } catch (NoSuchFileException gone) {
                    return visitFileFailed(file, gone);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    @Test
    public void whatIsNotThereOrOfAnotherKindIsNamed() throws Exception {
        String script = "withCredentials([string(credentialsId: '%s', variable: 'X')]) { echo 'not reached' }";
        j.assertLogContains(
                "ERROR: Could not find credentials entry with ID 'nowhere'",
                pipelines.run(Result.FAILURE, String.format(script, "nowhere")));
        j.assertLogContains(
                "ERROR: Could not find credentials entry with ID 'agents'",
                pipelines.run(Result.FAILURE, String.format(script, "agents")));
        WorkflowRun other = pipelines.run(Result.FAILURE, String.format(script, "pair"));
        j.assertLogContains("ERROR: Credentials 'pair' is of type 'Username with password' where '", other);
        j.assertLogNotContains("not reached", other);
        j.assertLogContains(
                "Required context class hudson.FilePath is missing",
                pipelines.run(
                        Result.FAILURE,
                        "withCredentials([file(credentialsId: 'file', variable: 'X')]) { echo 'not reached' }"));
    }

    @Test
    public void declarativeEnvironmentTakesCredentials() throws Exception {
        WorkflowRun run = pipelines.succeed("pipeline {\n"
                + "  agent any\n"
                + "  environment { PAIR = credentials('pair')\n HEADER = \"Bearer ${env.TOKEN} of ${PAIR_USR}\"\n"
                + "    TOKEN = credentials('token') }\n"
                + "  stages { stage('Use') {\n"
                + "    environment { KEY = credentials('file') }\n"
                + "    steps {\n"
                + "      sh '[ $PAIR = deployer:p4ssw0rd ] && [ $PAIR_USR = deployer ] && [ $PAIR_PSW = p4ssw0rd ]'\n"
                + "      sh '[ \"$(cat $KEY)\" = \"k3y content\" ]'\n"
                + "      echo \"${PAIR} ${PAIR_PSW} ${HEADER}\"\n"
                + "  } } }\n"
                + "}");
        j.assertLogContains("**** **** Bearer **** of deployer", run);
        j.assertLogNotContains("p4ssw0rd", run);
        j.assertLogNotContains(TOKEN, run);
    }

    @Test
    public void declarativeSaysWhichCredentialsAreMissing() throws Exception {
        WorkflowRun run = pipelines.run(
                Result.FAILURE,
                "pipeline { agent any\n environment { X = credentials('nowhere') }\n"
                        + " stages { stage('A') { steps { echo 'not reached' } } } }");
        j.assertLogContains("Could not find credentials entry with ID 'nowhere'", run);
        j.assertLogNotContains("not reached", run);
    }

    @Test
    public void patternsHideTheLongestFirstAndNothingShort() {
        String pattern = SecretPatterns.getAggregateSecretPattern(Arrays.asList("abcd", "abcdefgh", "xy", ""))
                .pattern();
        assertTrue(pattern, pattern.indexOf("abcdefgh") < pattern.indexOf("\\Qabcd\\E"));
        assertFalse(pattern, pattern.contains("\\Qxy\\E"));
        assertEquals(
                "",
                SecretPatterns.getAggregateSecretPattern(Collections.singleton(""))
                        .pattern());
    }
}
