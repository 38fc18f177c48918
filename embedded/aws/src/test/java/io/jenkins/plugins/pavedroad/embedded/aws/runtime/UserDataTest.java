package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.Test;

public class UserDataTest {
    @Test
    public void firstLineDecidesAlsoWhenZipped() throws IOException {
        byte[] script = bytes("#!/bin/sh\necho hello\n");
        for (byte[] data : List.of(script, zip(script))) {
            List<BootStep> steps = UserData.steps(data);
            assertEquals(1, steps.size());
            assertArrayEquals(script, ((BootStep.Script) steps.get(0)).content());
        }
        assertEquals(List.of(), UserData.steps(bytes("")));
        assertThat(note("export NETFLIX_APP=hello\n"), containsString("neither a script nor #cloud-config"));
    }

    @Test
    public void cloudConfigWritesFilesThenRunsCommands() {
        List<BootStep> steps = UserData.steps(
                bytes("#cloud-config\nruncmd:\n- echo $HOME | tee /x\n- [echo, 'a b', 1]\nwrite_files:\n- path: /a\n"
                        + "  content: text\n- {path: /b, permissions: '0755', encoding: b64, append: true, content: "
                        + Base64.getEncoder().encodeToString(bytes("plain")) + "}\n- {path: /c, permissions: 0600}\n"
                        + "power_state: {mode: poweroff}\n"));

        assertWrite(steps.get(0), "/a", 0644, false, "text");
        assertWrite(steps.get(1), "/b", 0755, true, "plain");
        assertWrite(steps.get(2), "/c", 0600, false, "");
        assertEquals(new BootStep.Run(List.of("/bin/sh", "-c", "echo $HOME | tee /x")), steps.get(3));
        assertEquals(new BootStep.Run(List.of("echo", "a b", "1")), steps.get(4));
        assertEquals(new BootStep.Run(List.of("shutdown", "-P", "now")), steps.get(5));
        assertEquals(6, steps.size());
    }

    @Test
    public void whatIsNotUnderstoodIsSaidOnTheConsole() {
        assertThat(note("#cloud-config\npackages: [nginx]\n"), containsString("packages of #cloud-config"));
        assertThat(note("#cloud-config\n- a\n"), containsString("not a map"));
        assertThat(note("#cloud-config\na: [\n"), containsString("not YAML"));
        assertThat(note("#cloud-config\nruncmd: echo\n"), containsString("runcmd is not a list"));
        assertThat(note("#cloud-config\nwrite_files: [{path: relative}]\n"), containsString("absolute path"));
        assertThat(
                note("#cloud-config\nwrite_files: [{path: /a, encoding: rot13}]\n"), containsString("encoding rot13"));
    }

    @Test
    public void packagesOfTheHostStayKnownAndAnUnpackagedJavaIsProvided() {
        String hosts = "Package: perl-base\nStatus: install ok installed\nVersion: 5.36.0\nConffiles:\n /etc/x 123\n"
                + "Description: minimal Perl system\n Long text.\n\n"
                + "Package: gone\nStatus: deinstall ok config-files\nVersion: 1\n\n";
        String withoutJava = HostPackages.status(hosts, 17);
        assertThat(
                withoutJava,
                containsString("Package: perl-base\nStatus: install ok installed\nVersion: 5.36.0\n"
                        + "Description: minimal Perl system\n\n"));
        assertEquals(false, withoutJava.contains("gone"));
        assertThat(withoutJava, containsString("java17-runtime-headless"));

        String withJava = HostPackages.status(
                hosts + "Package: openjdk-17-jre-headless\nStatus: install ok installed\nVersion: 17\n"
                        + "Provides: java-runtime-headless, java17-runtime-headless\n",
                17);
        assertEquals(false, withJava.contains("unpackaged-java"));
    }

    private static String note(String userData) {
        return ((BootStep.Note) UserData.steps(bytes(userData)).get(0)).text();
    }

    private static void assertWrite(BootStep step, String path, int mode, boolean append, String content) {
        BootStep.Write file = (BootStep.Write) step;
        assertEquals(path, file.path());
        assertEquals(mode, file.mode());
        assertEquals(append, file.append());
        assertEquals(content, new String(file.content(), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
