package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;

/** Which image to bake on, as the parameter {@code baseImage} says it. */
sealed interface BaseImage {
    /** Exactly this image. */
    record ById(String id) implements BaseImage {}

    /**
     * The newest available image whose name matches.
     *
     * @param owner an account number, {@code self}, {@code amazon} or {@code aws-marketplace}
     * @param pattern a name with {@code *} and {@code ?}
     */
    record ByName(String owner, String pattern) implements BaseImage {}

    /** The image that a parameter of AWS Systems Manager names now. */
    record ByParameter(String name) implements BaseImage {}

    /**
     * Reads {@code ami-…}, {@code owner/name pattern}, a name pattern of this account's own images, or a parameter:
     * {@code /aws/service/…}, {@code ssm:…} or {@code resolve:ssm:…}. A name without an owner never means everybody's
     * images, because anyone may publish an image of any name.
     *
     * @throws BadParameterException when it is none of these
     */
    static BaseImage of(String text) {
        if (text == null || text.isBlank()) {
            throw new BadParameterException(
                    "The parameter 'baseImage' is missing; it must be an image id, an owner and a"
                            + " name pattern such as 136693071363/debian-13-amd64-*, or a parameter such as"
                            + " /aws/service/debian/release/13/latest/amd64.");
        }
        String given = text.trim();
        if (given.matches("ami-[0-9a-f]{8,17}")) {
            return new ById(given);
        }
        String parameter = given.replaceFirst("^(resolve:)?ssm:", "");
        if (!parameter.equals(given) || given.startsWith("/")) {
            if (!parameter.matches("[A-Za-z0-9_./-]{1,1011}")) {
                throw new BadParameterException("baseImage", text, "a parameter's name such as /aws/service/debian/…");
            }
            return new ByParameter(parameter);
        }
        int slash = given.indexOf('/');
        String owner = slash < 0 ? "" : given.substring(0, slash);
        boolean owned = owner.matches("[0-9]{12}|self|amazon|aws-marketplace");
        String pattern = owned ? given.substring(slash + 1) : given;
        if (given.startsWith("ami-") || !pattern.matches("[-a-zA-Z0-9()\\[\\] ./'@_*?]{1,128}")) {
            throw new BadParameterException(
                    "baseImage", text, "an image id, an owner and a name pattern, or a parameter's name");
        }
        return new ByName(owned ? owner : "self", pattern);
    }
}
