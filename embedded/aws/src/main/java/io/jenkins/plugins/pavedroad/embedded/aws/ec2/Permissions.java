package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Parameters;
import io.jenkins.plugins.pavedroad.embedded.aws.protocol.Xml;
import java.util.List;
import java.util.Set;

/** Reads and writes the launch permissions of images and the create-volume permissions of snapshots. */
final class Permissions {
    private Permissions() {}

    /** Applies {@code <Name>.Add.N}, {@code <Name>.Remove.N}, and the older {@code OperationType} form. */
    static void modify(Set<String> permissions, String name, Parameters in) {
        Parameters changes = in.structure(name);
        changes.structures("Add").forEach(each -> permissions.add(member(each)));
        changes.structures("Remove").forEach(each -> permissions.remove(member(each)));
        String operation = in.string("OperationType");
        if (operation == null) {
            return;
        }
        List<String> users =
                in.strings("UserId").stream().map(Permissions::account).toList();
        List<String> groups =
                in.strings("UserGroup").stream().map(Permissions::group).toList();
        switch (operation) {
            case "add" -> {
                permissions.addAll(users);
                permissions.addAll(groups);
            }
            case "remove" -> {
                users.forEach(permissions::remove);
                groups.forEach(permissions::remove);
            }
            default -> throw AwsError.invalid("operationType", operation, "Expected values are 'add' or 'remove'.");
        }
    }

    static void write(Set<String> permissions, String name, Xml out) {
        out.list(name, "item", permissions, each -> out.leaf(each.equals("all") ? "group" : "userId", each));
    }

    private static String member(Parameters each) {
        String user = each.string("UserId");
        return user != null ? account(user) : group(each.required("Group"));
    }

    private static String account(String user) {
        if (!user.matches("\\d{12}")) {
            throw new AwsError("InvalidUserID.Malformed", "Invalid user id: \"" + user + "\"");
        }
        return user;
    }

    private static String group(String group) {
        if (!group.equals("all")) {
            throw AwsError.invalid("group", group, "The only group is 'all'.");
        }
        return group;
    }
}
