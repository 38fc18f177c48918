package io.jenkins.plugins.pavedroad.artifact;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * What a package says of itself.
 *
 * @param version without a Debian epoch and without the release
 * @param release empty when there is none
 * @param depends one entry for each requirement
 * @param empty whether it would install no file
 * @param epoch empty when there is none
 * @param installedSize bytes that it takes once installed, as it says itself; 0 when it does not
 */
public record PackageFacts(
        String format,
        String name,
        String version,
        String release,
        String architecture,
        ArrayList<String> depends,
        boolean empty,
        String epoch,
        long installedSize)
        implements Serializable {}
