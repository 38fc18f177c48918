package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ParametersTest {
    @Test
    public void listsAreReadInBothSpellings() {
        assertEquals(
                List.of("a", "b", "c"),
                new Parameters(Map.of("Id.10", "c", "Id.2", "b", "Id.1", "a", "Ids.1", "other"), true).strings("Id"));
        assertEquals(
                List.of("a", "b"),
                new Parameters(Map.of("Names.member.1", "a", "Names.member.2", "b"), false).strings("Names"));
    }

    @Test
    public void structuresNest() {
        Parameters in = new Parameters(
                Map.of("Filter.1.Name", "state", "Filter.1.Value.1", "running", "Filter.2.Name", "zone"), true);

        List<Parameters> filters = in.structures("Filter");
        assertEquals(2, filters.size());
        assertEquals(List.of("running"), filters.get(0).strings("Value"));
        assertEquals("zone", filters.get(1).string("Name"));
        assertTrue(filters.get(1).strings("Value").isEmpty());
        assertTrue(in.has("Filter"));
        assertFalse(in.has("Filt"));
        assertNull(in.structure("Nothing").string("Name"));
    }

    @Test
    public void mistakesAreNamedInTheServicesWords() {
        Parameters ec2 = new Parameters(Map.of("Max", "many"), true);
        Parameters query = new Parameters(Map.of("Max", "many"), false);

        assertEquals("MissingParameter", code(() -> ec2.required("Name")));
        assertEquals("ValidationError", code(() -> query.required("Name")));
        assertEquals("InvalidParameterValue", code(() -> ec2.integer("Max")));
        assertEquals("ValidationError", code(() -> query.integer("Max")));
    }

    @Test
    public void pagesGoOnWhereTheLastOneEnded() {
        List<Long> all = new ArrayList<>(List.of(1L, 2L, 3L, 4L, 5L));
        Paging<Long> first = Paging.of(all, Long::longValue, null, 2, "InvalidNextToken");
        assertEquals(List.of(1L, 2L), first.members());

        all.remove(2L);
        all.add(6L);
        Paging<Long> second = Paging.of(all, Long::longValue, first.next(), 2, "InvalidNextToken");
        Paging<Long> third = Paging.of(all, Long::longValue, second.next(), 2, "InvalidNextToken");
        assertEquals(List.of(3L, 4L), second.members());
        assertEquals(List.of(5L, 6L), third.members());
        assertNull(third.next());
        assertEquals("InvalidNextToken", code(() -> Paging.of(all, Long::longValue, "made up", 2, "InvalidNextToken")));
    }

    @Test
    public void secretsStayOutOfTheLedger() {
        Map<String, String> shown = ParameterSummary.of(Map.of(
                "UserData",
                "c2VjcmV0",
                "LaunchTemplateData.UserData",
                "c2VjcmV0",
                "Name",
                "hello",
                "Value",
                "secret",
                "Action",
                "RunInstances",
                "Description",
                "x".repeat(300)));

        assertFalse(shown.toString(), shown.toString().contains("c2VjcmV0") || shown.containsValue("secret"));
        assertEquals("hello", shown.get("Name"));
        assertEquals(201, shown.get("Description").length());
        assertFalse(shown.containsKey("Action"));
    }

    private static String code(org.junit.function.ThrowingRunnable call) {
        return assertThrows(AwsError.class, call).code();
    }
}
