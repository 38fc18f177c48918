package io.jenkins.plugins.pavedroad.embedded.aws;

import java.security.SecureRandom;

/** AWS-like ids. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HEX = "0123456789abcdef";

    private Ids() {}

    /** Such as {@code i-0a1b2c3d4e5f67890}: the prefix, a dash and 17 hexadecimal digits. */
    public static String next(String prefix) {
        return prefix + "-0" + hex(16);
    }

    public static String hex(int digits) {
        StringBuilder id = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            id.append(HEX.charAt(RANDOM.nextInt(16)));
        }
        return id.toString();
    }
}
