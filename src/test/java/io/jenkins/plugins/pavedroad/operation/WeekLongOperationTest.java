package io.jenkins.plugins.pavedroad.operation;

import static io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule.EAST;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.cloud.Accounts;
import io.jenkins.plugins.pavedroad.cloud.Inventory;
import io.jenkins.plugins.pavedroad.cloud.Volume;
import io.jenkins.plugins.pavedroad.cloud.aws.AwsCloudsRule;
import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import io.jenkins.plugins.pavedroad.embedded.aws.time.DrivenClock;
import io.jenkins.plugins.pavedroad.janitor.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A janitor's week: an operation marks a volume, looks at it each business day, tells its owner, looks once more and
 * deletes it, while its controller comes and goes.
 */
public class WeekLongOperationTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final String MARK = "unused-since";
    private static final String OPT_OUT = "keep";

    private final DrivenClock clock = new DrivenClock(MONDAY);
    private final List<String> mail = new ArrayList<>();

    @Rule
    public AwsCloudsRule aws = new AwsCloudsRule(options -> options.withClock(clock));

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private VirtualController controller;
    private MortalCloud cloud;
    private Cleaning cleaning;

    @Before
    public void start() throws Exception {
        controller = new VirtualController(folder.newFolder().toPath(), clock);
        cloud = new MortalCloud(aws.accounts(), controller::kill);
        cleaning = new Cleaning(cloud);
        controller.knows(cleaning).start();
    }

    @Test
    public void aWeekWithThreeRestartsEndsAsOneWithout() throws Exception {
        String unused = volume();
        String wanted = volume();
        controller.begin("unused", cleaning, unused);
        controller.begin("wanted", cleaning, wanted);
        controller.pass(Duration.ofHours(26));
        assertEquals("the next business day", controller.waitingFor("unused"));
        controller.restart();

        controller.pass(Duration.ofDays(1));
        aws.east().inventory().tag(List.of(wanted), Map.of(OPT_OUT, "yes"));
        controller.pass(Duration.ofDays(1));
        assertEquals("on Thursday", List.of("unused: 2026-01-12"), mail);
        controller.restart();

        cloud.killAfter("deleteVolume");
        controller.pass(Duration.ofDays(5));
        assertEquals("three restarts", 4, controller.starts());

        assertEquals(OperationRecord.Status.DONE, controller.ended("unused").status);
        assertEquals("\"deleted\"", controller.ended("unused").result.toString());
        assertEquals(List.of("mark", "notify", "delete"), controller.phases("unused"));
        assertEquals(OperationRecord.Status.DONE, controller.ended("wanted").status);
        assertEquals("\"kept\"", controller.ended("wanted").result.toString());
        assertEquals(List.of("mark", "keep"), controller.phases("wanted"));

        assertEquals("told once", List.of("unused: 2026-01-12"), mail);
        List<LedgerEntry> deletions = aws.aws().ledger().of("ec2", "DeleteVolume");
        assertEquals("deleted once", 1, deletions.size());
        assertEquals(
                "on the Monday after",
                Instant.parse("2026-01-12T09:00:00Z"),
                deletions.get(0).time());
        assertEquals("two marks, one owner", 3, aws.aws().ledger().count("ec2", "CreateTags"));
        assertEquals(1, aws.aws().ledger().count("ec2", "DeleteTags"));
        assertEquals(List.of(), inventory().volumes(List.of(unused)));
        assertEquals(
                Map.of(OPT_OUT, "yes"),
                inventory().volumes(List.of(wanted)).get(0).tags());
        assertTrue(
                "it looked on business days only",
                aws.aws().ledger().of("ec2", "DescribeVolumes").stream()
                        .map(LedgerEntry::time)
                        .noneMatch(time -> time.isAfter(Instant.parse("2026-01-09T23:59:59Z"))
                                && time.isBefore(Instant.parse("2026-01-12T00:00:00Z"))));
    }

    @Test
    public void whereverTheProcessEndsTheWeekEndsTheSame() throws Exception {
        EachCall.endsTheProcess(folder.newFolder().toPath(), clock, aws.accounts(), 6, (id, process, mortal) -> {
            mail.clear();
            aws.aws().ledger().clear();
            String unused = volume();
            Cleaning own = new Cleaning(mortal);
            process.knows(own).start().begin(id, own, unused);
            process.pass(Duration.ofDays(10));
            assertEquals(OperationRecord.Status.DONE, process.ended(id).status);
            assertEquals(List.of("mark", "notify", "delete"), process.phases(id));
            assertEquals(1, mail.size());
            assertEquals(1, aws.aws().ledger().count("ec2", "DeleteVolume"));
            assertEquals(List.of(), inventory().volumes(List.of(unused)));
        });
    }

    private Inventory inventory() {
        return aws.east().inventory();
    }

    private String volume() {
        return aws.aws().seed().volume(EAST, 8, clock.instant().minus(Duration.ofDays(90)), Map.of());
    }

    enum Phase {
        MARK,
        WATCH,
        NOTIFY,
        DELETE
    }

    record Week(Phase phase, String marked, boolean told) {}

    /** Three business days until its owner is told, five until it goes. */
    private final class Cleaning implements OperationType<String, Week> {
        private final BusinessCalendar calendar = new BusinessCalendar(Set.of());
        private final Accounts accounts;

        private Cleaning(Accounts accounts) {
            this.accounts = accounts;
        }

        @Override
        public String name() {
            return "cleaning";
        }

        @Override
        public Class<String> inputType() {
            return String.class;
        }

        @Override
        public Class<Week> stateType() {
            return Week.class;
        }

        @Override
        public Class<?> resultType() {
            return String.class;
        }

        @Override
        public Week begin(String volume) {
            return new Week(
                    Phase.MARK,
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString(),
                    false);
        }

        @Override
        public Procedure<Week> procedure(String volume) {
            return new Procedure<>() {
                @Override
                public Outcome<Week> next(Week week, Situation now) {
                    return turn(volume, week, now);
                }

                @Override
                public Week unwind(Week week, String cause) {
                    throw new IllegalStateException(cause);
                }
            };
        }

        private Outcome<Week> turn(String id, Week week, Situation now) {
            Inventory inventory = accounts.cloud("test").region(EAST).inventory();
            LocalDate marked = LocalDate.parse(week.marked());
            LocalDate terminate = calendar.after(marked, 5);
            LocalDate today = LocalDate.ofInstant(now.now(), ZoneOffset.UTC);
            switch (week.phase()) {
                case MARK -> {
                    inventory.tag(List.of(id), Map.of(MARK, week.marked()));
                    now.tell("mark", id, "may be deleted from " + terminate);
                    return Outcome.advance(new Week(Phase.WATCH, week.marked(), false));
                }
                case NOTIFY -> {
                    // A message with an id of its own, which a receiver shows once.
                    String message = now.operationId() + ": " + terminate;
                    if (!mail.contains(message)) {
                        mail.add(message);
                    }
                    now.tell("notify", id, "told its owner");
                    return Outcome.advance(new Week(Phase.WATCH, week.marked(), true));
                }
                default -> {
                    Optional<Volume> volume =
                            inventory.volumes(List.of(id)).stream().findFirst();
                    if (volume.isPresent() && volume.get().tags().containsKey(OPT_OUT)) {
                        inventory.untag(List.of(id), List.of(MARK));
                        now.tell("keep", id, "its owner wants it");
                        return Outcome.done(week, "kept");
                    }
                    if (week.phase() == Phase.DELETE) {
                        volume.ifPresent(there -> inventory.deleteVolume(id));
                        now.tell("delete", id, "deleted");
                        return Outcome.done(week, "deleted");
                    }
                    if (!week.told() && !today.isBefore(calendar.after(marked, 3))) {
                        return Outcome.advance(new Week(Phase.NOTIFY, week.marked(), false));
                    }
                    if (week.told() && !today.isBefore(terminate)) {
                        return Outcome.advance(new Week(Phase.DELETE, week.marked(), true));
                    }
                    Instant next =
                            calendar.after(today.plusDays(1), 0).atTime(9, 0).toInstant(ZoneOffset.UTC);
                    return Outcome.await(week, Duration.between(now.now(), next), "the next business day");
                }
            }
        }
    }
}
