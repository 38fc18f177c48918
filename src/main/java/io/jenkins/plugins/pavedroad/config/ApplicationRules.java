package io.jenkins.plugins.pavedroad.config;

import io.jenkins.plugins.pavedroad.naming.Moniker;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an application's fields may hold. */
final class ApplicationRules {
    private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>]+@[^\\s@,;<>]+");

    private ApplicationRules() {}

    static Optional<String> name(String value) {
        try {
            Moniker.of(value, null, null);
            return Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.of("The name is wrong: " + refused.getMessage() + ".");
        }
    }

    static Optional<String> owner(String value) {
        return value == null || MAIL.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("The owner is '" + value + "'; it must be one e-mail address.");
    }
}
