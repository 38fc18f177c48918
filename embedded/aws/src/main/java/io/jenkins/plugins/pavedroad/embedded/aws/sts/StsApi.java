package io.jenkins.plugins.pavedroad.embedded.aws.sts;

import io.jenkins.plugins.pavedroad.embedded.aws.Cloud;
import io.jenkins.plugins.pavedroad.embedded.aws.Ids;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Call;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Caller;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.QueryService;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.ServiceHandler;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who am I, and temporary credentials. Any role of any account may be assumed: there are no policies here. */
public final class StsApi {
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/(?:.*/)?([^/]+)");
    private static final int HOUR = 3600;
    private static final int TWELVE_HOURS = 12 * HOUR;

    private final Cloud cloud;

    public StsApi(Cloud cloud) {
        this.cloud = cloud;
    }

    public ServiceHandler service() {
        return QueryService.query("sts", "https://sts.amazonaws.com/doc/2011-06-15/")
                .on("GetCallerIdentity", this::getCallerIdentity)
                .on("AssumeRole", this::assumeRole)
                .on("GetSessionToken", this::getSessionToken);
    }

    private void getCallerIdentity(Call call, Parameters in, Xml out) {
        Caller caller = call.caller();
        out.leaf("Arn", caller.principal());
        out.leaf("UserId", userId(caller));
        out.leaf("Account", caller.account());
    }

    private void assumeRole(Call call, Parameters in, Xml out) {
        String arn = in.required("RoleArn");
        String session = in.required("RoleSessionName");
        Matcher role = ROLE.matcher(arn);
        if (!role.matches()) {
            throw new AwsError("ValidationError", arn + " is invalid: the ARN of a role is expected.");
        }
        if (!session.matches("[\\w+=,.@-]{2,64}")) {
            throw in.invalid("RoleSessionName", session, "2 to 64 letters, digits or any of +=,.@-_ are expected.");
        }
        Caller assumed = cloud.sessions()
                .open(
                        role.group(1),
                        "arn:aws:sts::" + role.group(1) + ":assumed-role/" + role.group(2) + "/" + session);
        credentials(in.integer("DurationSeconds", HOUR), in, assumed, out);
        out.node("AssumedRoleUser", () -> out.leaf("AssumedRoleId", userId(assumed) + ":" + session)
                .leaf("Arn", assumed.principal()));
    }

    private void getSessionToken(Call call, Parameters in, Xml out) {
        Caller session =
                cloud.sessions().open(call.caller().account(), call.caller().principal());
        credentials(in.integer("DurationSeconds", TWELVE_HOURS), in, session, out);
    }

    private void credentials(int seconds, Parameters in, Caller caller, Xml out) {
        if (seconds < 900 || seconds > 3 * TWELVE_HOURS) {
            throw in.invalid("DurationSeconds", String.valueOf(seconds), "900 to 129600 seconds are expected.");
        }
        out.node("Credentials", () -> out.leaf("AccessKeyId", caller.accessKeyId())
                .leaf("SecretAccessKey", Ids.hex(40))
                .leaf("SessionToken", Ids.hex(64))
                .leaf("Expiration", cloud.timeline().now().plusSeconds(seconds)));
    }

    private static String userId(Caller caller) {
        return "AIDA" + String.format("%08X", caller.principal().hashCode()) + caller.account();
    }
}
