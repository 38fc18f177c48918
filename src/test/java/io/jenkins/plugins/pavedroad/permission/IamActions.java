package io.jenkins.plugins.pavedroad.permission;

import io.jenkins.plugins.pavedroad.embedded.aws.ledger.LedgerEntry;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which IAM actions a call takes. Most have the call's own name; the rest is as the Service Authorization Reference has it, in
 * the lists for S3, EC2 and STS.
 */
final class IamActions {
    private static final Map<String, String> S3 = Map.ofEntries(
            Map.entry("PutObject", "PutObject"),
            Map.entry("CreateMultipartUpload", "PutObject"),
            Map.entry("UploadPart", "PutObject"),
            Map.entry("CompleteMultipartUpload", "PutObject"),
            Map.entry("AbortMultipartUpload", "AbortMultipartUpload"),
            Map.entry("ListParts", "ListMultipartUploadParts"),
            Map.entry("ListMultipartUploads", "ListBucketMultipartUploads"),
            Map.entry("GetObject", "GetObject"),
            Map.entry("HeadObject", "GetObject"),
            Map.entry("DeleteObject", "DeleteObject"),
            Map.entry("DeleteObjects", "DeleteObject"),
            Map.entry("HeadBucket", "ListBucket"),
            Map.entry("ListObjectsV2", "ListBucket"),
            Map.entry("GetBucketLocation", "GetBucketLocation"),
            Map.entry("CreateBucket", "CreateBucket"));
    /** What EBS does on the caller's behalf with a customer's key: "Required permissions for IAM principals" of EBS's guide. */
    private static final Set<String> KEY = Set.of(
            "kms:CreateGrant",
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:GenerateDataKeyWithoutPlaintext",
            "kms:ReEncrypt*");

    private IamActions() {}

    static Set<String> of(LedgerEntry call) {
        Set<String> actions = new TreeSet<>();
        switch (call.service()) {
            case "s3" -> s3(call, actions);
            case "sts" -> {
                // GetCallerIdentity takes no permission
                if (!call.action().equals("GetCallerIdentity")) {
                    actions.add("sts:" + call.action());
                }
            }
            case "ec2" -> ec2(call, actions);
            default -> actions.add(call.service() + ":" + call.action());
        }
        return actions;
    }

    private static void s3(LedgerEntry call, Set<String> actions) {
        actions.add("s3:" + S3.getOrDefault(call.action(), call.action()));
        if (call.action().equals("HeadObject") && call.status() == 404) {
            // who may not list is told 403 instead, says GetObject's reference
            actions.add("s3:ListBucket");
        }
    }

    private static void ec2(LedgerEntry call, Set<String> actions) {
        actions.add("ec2:" + call.action());
        Set<String> parameters = call.parameters().keySet();
        if (parameters.stream().anyMatch(name -> name.startsWith("TagSpecification."))) {
            actions.add("ec2:CreateTags");
        }
        if (parameters.stream().anyMatch(name -> name.startsWith("IamInstanceProfile."))) {
            actions.add("iam:PassRole");
        }
        if (parameters.stream().anyMatch(name -> name.endsWith("KmsKeyId"))) {
            actions.addAll(KEY);
        }
    }
}
