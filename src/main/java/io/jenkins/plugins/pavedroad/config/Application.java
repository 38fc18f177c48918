package io.jenkins.plugins.pavedroad.config;

import io.jenkins.plugins.pavedroad.naming.JobPattern;
import java.util.Optional;

/**
 * An application that is shipped.
 *
 * @param name as in {@code redBlackDeploy}'s {@code application}
 * @param owner e-mail address of those who answer for it
 * @param jobs which jobs may deploy it
 */
public record Application(String name, Optional<String> owner, JobPattern jobs) {}
