package io.jenkins.plugins.pavedroad.embedded.aws.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.JsonService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import java.util.List;
import java.util.Optional;

/** Systems Manager, its parameters only. */
public final class SsmApi {
    private static final int MOST_NAMES = 10;
    private static final List<String> TYPES = List.of("String", "StringList", "SecureString");

    private final Cloud cloud;

    public SsmApi(Cloud cloud) {
        this.cloud = cloud;
    }

    public ServiceHandler service() {
        return new JsonService("ssm")
                .on("GetParameter", this::getParameter)
                .on("GetParameters", this::getParameters)
                .on("GetParametersByPath", this::getParametersByPath)
                .on("PutParameter", this::putParameter)
                .on("DeleteParameter", this::deleteParameter);
    }

    private void getParameter(Call call, JsonNode in, ObjectNode out) {
        write(call, find(call, required(in, "Name")).orElseThrow(SsmApi::notFound), out.putObject("Parameter"));
    }

    private Optional<ParameterStore.Parameter> find(Call call, String reference) {
        int colon = reference.startsWith("arn:") ? -1 : reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        Optional<ParameterStore.Parameter> found = cloud.parameters().find(call.region(), name);
        // only the newest version is kept
        return colon < 0
                ? found
                : found.filter(each -> String.valueOf(each.version()).equals(reference.substring(colon + 1)));
    }

    private static AwsError notFound() {
        return new AwsError("ParameterNotFound", "The parameter could not be found. Verify the name and try again.");
    }

    private void getParameters(Call call, JsonNode in, ObjectNode out) {
        JsonNode names = in.path("Names");
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            throw new AwsError("ValidationException", "Names must have 1 to " + MOST_NAMES + " members.");
        }
        ArrayNode found = out.putArray("Parameters");
        ArrayNode invalid = out.putArray("InvalidParameters");
        names.forEach(name -> find(call, name.asText())
                .ifPresentOrElse(each -> write(call, each, found.addObject()), () -> invalid.add(name)));
    }

    private void getParametersByPath(Call call, JsonNode in, ObjectNode out) {
        List<ParameterStore.Parameter> below = cloud.parameters()
                .below(call.region(), required(in, "Path"), in.path("Recursive").asBoolean(false));
        int size = in.path("MaxResults").asInt(MOST_NAMES);
        String token = in.path("NextToken").asText("");
        List<ParameterStore.Parameter> rest =
                below.stream().filter(each -> each.name().compareTo(token) > 0).toList();
        ArrayNode found = out.putArray("Parameters");
        rest.stream().limit(size).forEach(each -> write(call, each, found.addObject()));
        if (rest.size() > size) {
            out.put("NextToken", rest.get(size - 1).name());
        }
    }

    private void putParameter(Call call, JsonNode in, ObjectNode out) {
        String name = required(in, "Name");
        if (name.matches("/?(?i)(aws|ssm).*")) {
            throw new AwsError("AccessDeniedException", "No access to reserved parameter name: " + name + ".");
        }
        String type = in.path("Type").asText(null);
        String value = required(in, "Value");
        if (value.isEmpty() || type == null && find(call, name).isEmpty() || type != null && !TYPES.contains(type)) {
            throw new AwsError(
                    "ValidationException",
                    "1 validation error detected: a value and, for a new parameter, one of the types "
                            + String.join(", ", TYPES) + " are expected.");
        }
        ParameterStore.Parameter put = cloud.parameters()
                .put(
                        call.region(),
                        name,
                        type,
                        value,
                        in.path("Overwrite").asBoolean(false),
                        cloud.timeline().now());
        out.put("Version", put.version()).put("Tier", "Standard");
    }

    private void deleteParameter(Call call, JsonNode in, ObjectNode out) {
        if (!cloud.parameters().remove(call.region(), required(in, "Name"))) {
            throw notFound();
        }
    }

    private void write(Call call, ParameterStore.Parameter parameter, ObjectNode out) {
        String name = parameter.name();
        out.put("Name", name)
                .put("Type", parameter.type())
                .put("Value", parameter.value())
                .put("Version", parameter.version())
                .put("LastModifiedDate", parameter.modified().toEpochMilli() / 1000.0)
                .put("DataType", "text")
                .put(
                        "ARN",
                        "arn:aws:ssm:" + call.region() + ":" + cloud.account() + ":parameter"
                                + (name.startsWith("/") ? "" : "/") + name);
    }

    private static String required(JsonNode in, String name) {
        JsonNode value = in.get(name);
        if (value == null || !value.isTextual()) {
            throw new AwsError("ValidationException", "The parameter " + name + " must be given.");
        }
        return value.asText();
    }
}
