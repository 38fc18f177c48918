package io.jenkins.plugins.pavedroad.build;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.pavedroad.build.UploadReport.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What travels to an agent that has neither the SDK nor credentials. */
public class AgentTasksTest {
    private static final Class<?>[] TRAVEL = {
        AgentTask.class, HashParts.class, SendParts.class, PartStream.class, UploadReport.class
    };

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void tasksNeedTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(belongToAnyOf(TRAVEL)))
                .check(new ClassFileImporter().importClasses(TRAVEL));
    }

    @Test
    public void aFileIsReadOnceForAllItsChecksums() throws Exception {
        write("12345");
        ArrayList<String> sums = new HashParts("a.deb", 2).run(folder.getRoot());
        assertEquals(4, sums.size());
        assertEquals("5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5", sums.get(0));
        assertEquals(
                "the last part",
                "ef2d127de37b942baad06145e54b0c619a1f22327b2ebbcfbec78f5564afe39d",
                HexFormat.of().formatHex(Base64.getDecoder().decode(sums.get(3))));
        assertEquals(List.of(), new HashParts("none.deb", 2).run(folder.getRoot()));
    }

    @Test
    public void whatGoesWrongIsToldWithoutTheAddress() throws Exception {
        write("12345");
        String secret = "X-Amz-Signature=abc";
        for (String address : List.of(
                "http://127.0.0.1:1/a?" + secret,
                "http://no-such-host.invalid/a?" + secret,
                "ftp://127.0.0.1/a?" + secret)) {
            SendParts.Shipment part = new SendParts.Shipment(1, 0, 5, URI.create(address), Map.of());
            UploadReport report = new SendParts("a.deb", 5, List.of(part)).run(folder.getRoot());
            assertTrue(report.refusal().passing());
            assertFalse(report.toString(), report.toString().contains("Signature"));
            assertFalse(part.toString().contains("Signature"));
            new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(report);
        }
        assertEquals(
                "the agent cannot connect to 127.0.0.1",
                send("http://127.0.0.1:1/a?" + secret, 5).phrase());
    }

    @Test
    public void aFileOfAnotherLengthIsNotSent() throws Exception {
        write("12345");
        assertTrue(send("http://127.0.0.1:1/a", 6).otherContent());
    }

    @Test
    public void s3sAnswersAreSortedIntoPassingAndFinal() {
        assertTrue(new Refusal(1, 503, "SlowDown", "").passing());
        assertTrue(new Refusal(1, 500, "", "").passing());
        assertTrue(new Refusal(1, 0, "", "the connection broke").passing());
        assertTrue(new Refusal(1, 400, "RequestTimeout", "").passing());
        assertTrue(new Refusal(1, 403, "AccessDenied", "Request has expired").passing());
        assertFalse(new Refusal(1, 403, "AccessDenied", "Access Denied").passing());
        assertFalse(new Refusal(1, 404, "NoSuchBucket", "").passing());
        assertTrue(new Refusal(1, 400, "BadDigest", "").otherContent());
        assertTrue(new Refusal(1, 404, "NoSuchUpload", "").uploadGone());
    }

    private Refusal send(String address, long size) throws Exception {
        return new SendParts("a.deb", size, List.of(new SendParts.Shipment(1, 0, size, URI.create(address), Map.of())))
                .run(folder.getRoot())
                .refusal();
    }

    private void write(String text) throws Exception {
        Files.writeString(Path.of(folder.getRoot().getPath(), "a.deb"), text);
    }
}
