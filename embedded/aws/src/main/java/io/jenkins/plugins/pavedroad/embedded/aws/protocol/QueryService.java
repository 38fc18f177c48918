package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpReply;
import io.jenkins.plugins.pavedroad.embedded.aws.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Query protocol: form parameters in, XML out. EC2 has its own dialect of it. */
public final class QueryService implements ServiceHandler {
    /** One operation: reads the parameters, writes the content of its result element. */
    @FunctionalInterface
    public interface Action {
        void handle(Call call, Parameters in, Xml out);
    }

    private static final String XML = "text/xml;charset=UTF-8";

    private final String name;
    private final String namespace;
    private final boolean ec2;
    private String onlyVersion;
    private final Map<String, Action> actions = new LinkedHashMap<>();

    private QueryService(String name, String namespace, boolean ec2) {
        this.name = name;
        this.namespace = namespace;
        this.ec2 = ec2;
    }

    /** A service of the plain Query protocol (Auto Scaling, load balancing, STS, CloudWatch, SNS). */
    public static QueryService query(String name, String namespace) {
        return new QueryService(name, namespace, false);
    }

    public static QueryService ec2() {
        return new QueryService("ec2", "http://ec2.amazonaws.com/doc/2016-11-15/", true);
    }

    /** Serves requests of that API version alone, where another service has the same name. */
    public QueryService onlyFor(String version) {
        onlyVersion = version;
        return this;
    }

    @Override
    public boolean serves(HttpRequest request) {
        return onlyVersion == null || onlyVersion.equals(request.form().get("Version"));
    }

    /** Adds an operation. */
    public QueryService on(String action, Action handler) {
        actions.put(action, handler);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String action(HttpRequest request) {
        return request.form().getOrDefault("Action", "Unknown");
    }

    @Override
    public Map<String, String> summary(HttpRequest request) {
        return ParameterSummary.of(request.form());
    }

    @Override
    public HttpReply handle(Call call) {
        Action action = actions.get(call.action());
        if (action == null) {
            throw new AwsError("InvalidAction", "The action " + call.action() + " is not valid for this web service.");
        }
        Parameters in = new Parameters(call.request().form(), ec2);
        String root = call.action() + "Response";
        byte[] body = Xml.document(root, namespace, out -> {
            if (ec2) {
                out.leaf("requestId", call.requestId());
                action.handle(call, in, out);
            } else {
                out.node(call.action() + "Result", () -> action.handle(call, in, out));
                out.node("ResponseMetadata", () -> out.leaf("RequestId", call.requestId()));
            }
        });
        return HttpReply.of(200, XML, body).with("x-amzn-RequestId", call.requestId());
    }

    @Override
    public HttpReply error(String requestId, AwsError error) {
        byte[] body = ec2
                ? Xml.document("Response", null, out -> {
                    out.node("Errors", () -> out.node("Error", () -> describe(error, out)));
                    out.leaf("RequestID", requestId);
                })
                : Xml.document("ErrorResponse", namespace, out -> {
                    out.node("Error", () -> {
                        out.leaf("Type", error.status() >= 500 ? "Receiver" : "Sender");
                        describe(error, out);
                    });
                    out.leaf("RequestId", requestId);
                });
        return HttpReply.of(error.status(), XML, body).with("x-amzn-RequestId", requestId);
    }

    private static void describe(AwsError error, Xml out) {
        out.leaf("Code", error.code()).leaf("Message", error.getMessage());
    }
}
