package io.jenkins.plugins.pavedroad.embedded.aws.ec2;

import java.time.Instant;

/** The name of a key pair; there is no key, since nothing here is reached by SSH. */
final class KeyPair extends Resource {
    final String name;

    KeyPair(String id, String name, Instant now) {
        super(id, "key-pair", now);
        this.name = name;
    }
}
