package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

public class ConfinementTest {
    @Rule
    public final RuntimeRule machines = new RuntimeRule();

    @Test
    public void scriptsSeeNothingOfTheHostButItsPrograms() throws Exception {
        Path secret = Files.writeString(machines.newFolder().resolve("secret"), "of the host");
        RuntimeRule.Instance instance = machines.script(
                "id -u",
                "for path in " + secret + " " + Path.of("").toAbsolutePath() + " " + System.getProperty("user.home")
                        + "/.m2 /etc/shadow /var/log/dpkg.log; do",
                "  if [ -e \"$path\" ]; then echo \"sees $path\"; fi",
                "done",
                "ls -A /tmp /home /root",
                "touch /usr/bin/mine /etc/mine /tmp/mine && echo writes",
                "java -version 2>&1 && curl --version && echo has programs",
                "ps ax | grep -c .",
                "kill -9 " + ProcessHandle.current().pid() + " 2>/dev/null && echo kills",
                "echo finished",
                "sleep 1000");

        instance.awaitConsole("finished");
        String console = machines.runtime().console(instance.id);
        assertThat(console, not(containsString("sees ")));
        assertThat(console, not(containsString("kills")));
        assertThat(console, containsString("writes"));
        assertThat(console, containsString("has programs"));
        assertFalse(Files.exists(Path.of("/usr/bin/mine")));
        assertFalse(Files.exists(Path.of("/etc/mine")));
        assertEquals("of the host", Files.readString(secret));
    }

    @Test
    public void rootInsideIsAnOrdinaryUserOutside() throws Exception {
        RuntimeRule.Instance instance =
                machines.script("id -u", "touch /etc/mine", "echo finished", "exec " + machines.sleep());

        instance.awaitConsole("finished");
        assertThat(machines.runtime().console(instance.id), containsString("\n0\n"));
        assertNotEquals(0, Files.getAttribute(machines.root(instance).resolve("etc/mine"), "unix:uid"));
        AwsRule.until("the script sleeps", () -> !machines.sleepers().isEmpty());
        for (String process : machines.sleepers()) {
            assertNotEquals(0, Files.getAttribute(Path.of("/proc", process), "unix:uid"));
        }
        machines.runtime().close();
        assertEquals("nothing is left running", List.of(), machines.sleepers());
    }

    @Test
    public void imagesThatPointOutsideAreRefused() throws Exception {
        Path files = machines.newFolder();
        Path bait = Files.createDirectory(machines.newFolder().resolve("bait"));
        RuntimeRule.Instance evil = machines.script("rm -rf /srv/x /var/tmp; ln -s " + bait + " /var/tmp; poweroff");
        evil.awaitEnd("shut itself down");
        machines.runtime().capture(evil.id, "evil");
        RuntimeRule.Instance victim = machines.instance();
        victim.start("evil", "");

        AwsRule.until("told", () -> !victim.told.isEmpty());
        assertThat(victim.told.get(0), containsString("/var/tmp of the image is a symbolic link"));
        assertTrue(Files.list(bait).findAny().isEmpty());
    }
}
