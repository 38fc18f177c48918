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

/** Who am I, and temporary credentials. Any role of any account may be assumed, with the external id where one was
 * declared: there are no other policies here. */
public final class StsApi {
    private static final Pattern ROLE = Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):role/(?:.*/)?([^/]+)");
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
                .on("AssumeRoleWithWebIdentity", this::assumeRoleWithWebIdentity)
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
        cloud.sessions().checkTrust(arn, call.caller(), in.string("ExternalId"));
        assumed(arn, session, in, out);
    }

    /** The token itself is not looked at: who signs it is none of the services here. */
    private void assumeRoleWithWebIdentity(Call call, Parameters in, Xml out) {
        in.required("WebIdentityToken");
        assumed(in.required("RoleArn"), in.required("RoleSessionName"), in, out);
    }

    private void assumed(String arn, String name, Parameters in, Xml out) {
        Matcher role = ROLE.matcher(arn);
        if (!role.matches()) {
            throw new AwsError("ValidationError", arn + " is invalid: the ARN of a role is expected.");
        }
        if (!name.matches("[\\w+=,.@-]{2,64}")) {
            throw in.invalid("RoleSessionName", name, "2 to 64 letters, digits or any of +=,.@-_ are expected.");
        }
        String account = role.group(2);
        String principal = "arn:" + role.group(1) + ":sts::" + account + ":assumed-role/" + role.group(3) + "/" + name;
        Caller assumed = credentials(HOUR, account, principal, in, out);
        out.node("AssumedRoleUser", () -> out.leaf("AssumedRoleId", userId(assumed) + ":" + name)
                .leaf("Arn", assumed.principal()));
    }

    private void getSessionToken(Call call, Parameters in, Xml out) {
        credentials(TWELVE_HOURS, call.caller().account(), call.caller().principal(), in, out);
    }

    private Caller credentials(int usually, String account, String principal, Parameters in, Xml out) {
        int seconds = in.integer("DurationSeconds", usually);
        if (seconds < 900 || seconds > 3 * TWELVE_HOURS) {
            throw in.invalid("DurationSeconds", String.valueOf(seconds), "900 to 129600 seconds are expected.");
        }
        Sessions.Session session =
                cloud.sessions().open(account, principal, cloud.timeline().now().plusSeconds(seconds));
        out.node("Credentials", () -> out.leaf("AccessKeyId", session.caller().accessKeyId())
                .leaf("SecretAccessKey", Ids.hex(40))
                .leaf("SessionToken", session.token())
                .leaf("Expiration", session.ends()));
        return session.caller();
    }

    private static String userId(Caller caller) {
        return "AIDA" + String.format("%08X", caller.principal().hashCode()) + caller.account();
    }
}
