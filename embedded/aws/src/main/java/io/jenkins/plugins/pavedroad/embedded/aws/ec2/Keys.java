package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import io.jenkins.plugins.pavedroad.embedded.aws.protocol.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The KMS keys of one account in one region, as far as EBS meets them: the AWS-managed one and those it was seeded with. EBS
 * looks at a given key only after the call, so an unknown one makes what was begun fail later.
 */
final class Keys {
    /** How EC2 answers for the AWS-managed key, in the example of GetEbsDefaultKmsKeyId. */
    private static final String MANAGED_ALIAS = "alias/aws/ebs";

    /** @param usableBy other accounts that the key's policy lets use it */
    private record Key(String id, String arn, String alias, Set<String> usableBy) {
        boolean hasName(String name, String aliasPrefix) {
            return name.equals(id) || name.equals(arn) || name.equals(alias) || name.equals(aliasPrefix + alias);
        }
    }

    private final String prefix;
    private final Key managed;
    private final List<Key> keys = new CopyOnWriteArrayList<>();
    /** Whether all new volumes and copies are encrypted. */
    boolean encryptionByDefault;

    private volatile Key chosen;

    Keys(String region, String account) {
        this.prefix = "arn:aws:kms:" + region + ":" + account + ":";
        this.managed = key(id(prefix + MANAGED_ALIAS), MANAGED_ALIAS, Set.of());
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Key key(String id, String alias, Set<String> usableBy) {
        Key key = new Key(id, prefix + "key/" + id, alias, usableBy);
        keys.add(key);
        return key;
    }

    /** Adds a customer's key; gives its ARN. */
    String add(String alias, Set<String> usableBy) {
        return key(id(prefix + alias), alias, Set.copyOf(usableBy)).arn();
    }

    /** The default key as GetEbsDefaultKmsKeyId names it. */
    String defaultName() {
        return chosen == null ? MANAGED_ALIAS : chosen.arn();
    }

    String defaultArn() {
        return chosen == null ? managed.arn() : chosen.arn();
    }

    /** Makes one of the account's keys the default; null goes back to the AWS-managed one. */
    void choose(String name) {
        chosen = name == null
                ? null
                : find(name)
                        .orElseThrow(() -> new AwsError(
                                "InvalidKmsKey.InvalidState", "The KMS key provided is in an incorrect state"));
    }

    boolean isManaged(String arn) {
        return managed.arn().equals(arn);
    }

    private Optional<Key> find(String name) {
        return keys.stream().filter(key -> key.hasName(name, prefix)).findFirst();
    }

    /** The ARN of what a caller named, by id, ARN, alias or the alias's ARN. */
    Optional<String> arn(String name) {
        return find(name).map(Key::arn);
    }

    /** Whether the key with that ARN is one of these, and an account of others may use it. */
    boolean lets(String account, String arn) {
        return find(arn).filter(key -> key.usableBy().contains(account)).isPresent();
    }

    /**
     * The key of a new volume or copy.
     *
     * @param encrypted what the caller said, or null
     * @param named the key that the caller named, or null
     * @param inherited used when the caller says nothing, or null
     * @return an ARN, or what the caller named when there is no such key; null for unencrypted
     */
    String of(Boolean encrypted, String named, String inherited) {
        if (named != null) {
            if (!Boolean.TRUE.equals(encrypted) && inherited == null) {
                throw new AwsError(
                        "InvalidParameterDependency",
                        "The parameter KmsKeyId requires the parameter Encrypted to be set.");
            }
            return arn(named).orElse(named);
        }
        if (inherited != null) {
            return inherited;
        }
        return Boolean.TRUE.equals(encrypted) || encryptionByDefault ? defaultArn() : null;
    }
}
