package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON 1.1 protocol: the operation in the {@code X-Amz-Target} header, JSON in and out. */
public final class JsonService implements ServiceHandler {
    /** One operation: reads its input, fills its output. */
    @FunctionalInterface
    public interface Action {
        void handle(Call call, JsonNode in, ObjectNode out);
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String JSON = "application/x-amz-json-1.1";

    private final String name;
    private final Map<String, Action> actions = new LinkedHashMap<>();

    public JsonService(String name) {
        this.name = name;
    }

    public JsonService on(String action, Action handler) {
        actions.put(action, handler);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String action(HttpRequest request) {
        String target = request.header("X-Amz-Target");
        return target == null ? "Unknown" : target.substring(target.lastIndexOf('.') + 1);
    }

    @Override
    public Map<String, String> summary(HttpRequest request) {
        Map<String, String> flat = new LinkedHashMap<>();
        read(request)
                .fields()
                .forEachRemaining(field -> flat.put(
                        field.getKey(),
                        field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toString()));
        return ParameterSummary.of(flat);
    }

    @Override
    public HttpReply handle(Call call) {
        Action action = actions.get(call.action());
        if (action == null) {
            throw new AwsError("UnknownOperationException", "The operation " + call.action() + " is not known.");
        }
        ObjectNode out = MAPPER.createObjectNode();
        action.handle(call, read(call.request()), out);
        return reply(200, call.requestId(), out);
    }

    @Override
    public HttpReply error(String requestId, AwsError error) {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("__type", error.code()).put("message", error.getMessage());
        return reply(error.status(), requestId, body).with("x-amzn-ErrorType", error.code());
    }

    private static HttpReply reply(int status, String requestId, ObjectNode body) {
        return HttpReply.of(status, JSON, body.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .with("x-amzn-RequestId", requestId);
    }

    private static JsonNode read(HttpRequest request) {
        try {
            String body = request.text();
            return body.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AwsError("SerializationException", "The request's body is not JSON.");
        }
    }
}
