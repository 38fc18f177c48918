package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;

/** The part of systemd that images may count on. */
public class ServiceUnitsTest {
    @Rule
    public final RuntimeRule machines = new RuntimeRule();

    @Test
    public void environmentComesFromTheUnitAndItsFiles() throws IOException {
        Path files = machines.newFolder();
        write(files, "etc/default/app", "# comment\nFROM_FILE=\"two \\\"words\\\"\"\nOPTIONS=-a -b\n");
        write(
                files,
                "lib/systemd/system/app.service",
                "[Service]\nEnvironment=\"FROM_UNIT=one\" OTHER=x\nEnvironmentFile=/etc/default/app\n"
                        + "EnvironmentFile=-/etc/default/absent\nWorkingDirectory=/srv\n"
                        + "ExecStartPre=-/bin/false\nExecStartPre=/bin/sh -c 'echo before'\n"
                        + "ExecStart=/bin/sh -c 'echo \"$$FROM_UNIT|$$FROM_FILE|$$PWD|$$EC2_REGION|$$*|$$0\"; exec "
                        + machines.sleep()
                        + "' name \\\n  $OPTIONS ${OTHER}y\n[Install]\nWantedBy=multi-user.target\n");

        RuntimeRule.Instance instance = boot(files);
        instance.awaitConsole("one|two \"words\"|/srv|us-east-1|-a -b xy|name");
        assertThat(machines.runtime().console(instance.id), containsString("before"));
    }

    @Test
    public void onlyEnabledUnitsStartAndFailingOnesAreGivenUp() throws IOException {
        Path files = machines.newFolder();
        unit(files, "usr/lib/systemd/system/shipped", "echo shipped starts", "", true);
        unit(files, "usr/lib/systemd/system/static", "echo static starts", "", false);
        unit(files, "usr/lib/systemd/system/unwanted", "echo unwanted starts", "", true);
        unit(
                files,
                "etc/systemd/system/failing",
                "echo failing starts; exit 3",
                "Restart=on-failure\nRestartSec=1ms\n",
                true);
        RuntimeRule.Instance builder = machines.instance();
        machines.runtime().importImage("units", files);
        builder.start("units", "#!/bin/sh\nsystemctl disable unwanted\nsystemctl daemon-reload\npoweroff\n");
        builder.awaitEnd("shut itself down");
        machines.runtime().capture(builder.id, "configured");
        RuntimeRule.Instance instance = machines.instance();
        instance.start("configured", "");

        instance.awaitConsole("failing.service: start request repeated too quickly");
        String console = machines.runtime().console(instance.id);
        assertThat(console, containsString("shipped starts"));
        assertThat(console, containsString("failing.service ended: exit status 3"));
        assertThat(console, not(containsString("static starts")));
        assertThat(console, not(containsString("unwanted starts")));
    }

    private RuntimeRule.Instance boot(Path files) throws IOException {
        machines.runtime().importImage("units", files);
        RuntimeRule.Instance instance = machines.instance();
        instance.start("units", "");
        return instance;
    }

    private static void unit(Path files, String path, String command, String more, boolean enabled) throws IOException {
        write(
                files,
                path + ".service",
                "[Service]\nExecStart=/bin/sh -c '" + command + "'\n" + more
                        + (enabled ? "[Install]\nWantedBy=multi-user.target\n" : ""));
    }

    private static void write(Path files, String name, String text) throws IOException {
        Files.createDirectories(files.resolve(name).getParent());
        Files.writeString(files.resolve(name), text);
    }
}
