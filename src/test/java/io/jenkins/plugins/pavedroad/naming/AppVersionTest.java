package io.jenkins.plugins.pavedroad.naming;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class AppVersionTest {
    @Test
    public void packageAndReleaseBecomeAnAppVersion() {
        record Row(String name, String version, String release, String text, String build, String commit) {}
        for (Row row : List.of(
                new Row("hello", "1.0.0", "h12.abc1234", "hello-1.0.0-h12.abc1234", "12", "abc1234"),
                new Row("my-app", "1.0.0~dev.3", "h7", "my-app-1.0.0~dev.3-h7", "7", ""),
                new Row("nginx", "1.18.0", "6ubuntu14.4", "nginx-1.18.0-6ubuntu14.4", "", "6ubuntu14"),
                new Row("tool", "2.1", "", "tool-2.1-0", "", "0"))) {
            AppVersion made = AppVersion.of(row.name, row.version, row.release);
            assertEquals(row.text, made.text());
            assertEquals(row.name, made.packageName());
            assertEquals(row.version, made.version());
            assertEquals(row.text, row.commit, made.commit());
            if (!row.build.isEmpty()) {
                assertEquals(row.build, made.build());
            }
        }
    }

    @Test
    public void jobNamesAreMadeReadable() {
        record Row(String job, String text) {}
        for (Row row : List.of(
                new Row("hello", "hello-1.0.0-h12.abc1234/hello/12"),
                new Row("folder/my job", "hello-1.0.0-h12.abc1234/folder-my-job/12"))) {
            AppVersion made = AppVersion.of("hello", "1.0.0", "h12.abc1234", row.job, 12);
            assertEquals(row.text, made.text());
            assertEquals("12", made.build());
        }
    }

    @Test
    public void whatWouldBeReadAsSomethingElseIsRefused() {
        record Row(String name, String version, String release, String sentence) {}
        for (Row row : List.of(
                new Row(
                        "app",
                        "1.0.0-rc.1",
                        "h3",
                        "package 'app-1.0.0', version 'rc.1' instead of 'app', '1.0.0-rc.1'"),
                new Row("app", "1.0.0", "1-2-3 x", "cannot be read by frigga"),
                new Row("app", "1.0+dfsg", "1", "cannot be read by frigga"),
                new Row("app", "1.0.0", "1.2.3", "cannot be read by frigga"))) {
            String sentence = assertThrows(
                            IllegalArgumentException.class, () -> AppVersion.of(row.name, row.version, row.release))
                    .getMessage();
            assertTrue(sentence, sentence.contains(row.sentence));
        }
    }

    @Test
    public void friggaReadsWhatItReads() {
        for (String unreadable : List.of("app-1.0.0", "my-app-1.0.0", "app-1.0.0-h12/folder/job/12", "")) {
            assertEquals(unreadable, Optional.empty(), AppVersion.parse(unreadable));
        }
        assertEquals("my", AppVersion.parse("my-app-1.0").orElseThrow().packageName());
        assertEquals(
                "WE",
                AppVersion.parse("subscriberha-1.0.0-h150.586499/WE/150")
                        .orElseThrow()
                        .job());
    }
}
