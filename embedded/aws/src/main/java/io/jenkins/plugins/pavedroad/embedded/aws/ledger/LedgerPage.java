package io.jenkins.plugins.pavedroad.embedded.aws.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The ledger as a JSON array; {@code service}, {@code action}, {@code region} and {@code since} (a number) narrow it. */
public final class LedgerPage {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Ledger ledger;

    public LedgerPage(Ledger ledger) {
        this.ledger = ledger;
    }

    public HttpReply handle(HttpRequest request) {
        Map<String, String> query = request.query();
        long since;
        try {
            since = Long.parseLong(query.getOrDefault("since", "0"));
        } catch (NumberFormatException e) {
            return HttpReply.of(
                    400,
                    "text/plain;charset=UTF-8",
                    ("since=" + query.get("since") + " is not a call's number.\n").getBytes(StandardCharsets.UTF_8));
        }
        ArrayNode all = MAPPER.createArrayNode();
        for (LedgerEntry entry : ledger.entries()) {
            if (entry.number() > since
                    && matches(query, "service", entry.service())
                    && matches(query, "action", entry.action())
                    && matches(query, "region", entry.region())) {
                all.add(json(entry));
            }
        }
        return HttpReply.of(200, "application/json", all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean matches(Map<String, String> query, String name, String value) {
        return !query.containsKey(name) || query.get(name).equals(value);
    }

    private static ObjectNode json(LedgerEntry entry) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("number", entry.number())
                .put("time", entry.time().toString())
                .put("requestId", entry.requestId())
                .put("service", entry.service())
                .put("action", entry.action())
                .put("region", entry.region())
                .put("accessKeyId", entry.accessKeyId())
                .put("principal", entry.principal())
                .put("userAgent", entry.userAgent())
                .put("presigned", entry.presigned())
                .put("status", entry.status())
                .put("error", entry.error())
                .put("milliseconds", entry.duration().toMillis());
        ObjectNode parameters = node.putObject("parameters");
        entry.parameters().forEach(parameters::put);
        return node;
    }
}
