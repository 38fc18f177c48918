package io.jenkins.plugins.pavedroad.bake;

import java.util.List;
import java.util.Map;

/**
 * What {@code promoteImage} or {@code deprecateImage} was asked, complete and validated.
 *
 * @param account name of the configured account that owns the image
 * @param promotion null for a deprecation
 * @param deprecation null for a promotion
 */
public record ImageChangeInput(
        String account, ImageChoice choice, Promotion promotion, Deprecation deprecation, boolean dryRun) {
    /**
     * To other accounts.
     *
     * @param numbers of accounts that get permission
     * @param names of configured accounts that get permission and, in them, the image's tags
     * @param tags recorded on the image: to whom, by whom, from which build; the time is added
     */
    public record Promotion(List<String> numbers, List<String> names, Map<String, String> tags) {
        public Promotion {
            numbers = List.copyOf(numbers);
            names = List.copyOf(names);
            tags = Map.copyOf(tags);
        }
    }

    /** @param afterSeconds from the operation's begin until it is deprecated; negative to offer the image again */
    public record Deprecation(long afterSeconds) {
        boolean restores() {
            return afterSeconds < 0;
        }
    }
}
