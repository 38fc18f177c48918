package io.jenkins.plugins.pavedroad.embedded.aws.runtime;

/** What a runtime tells about one start of an instance, from any thread, after {@link InstanceRuntime#launch} was called. */
public interface InstanceEvents {
    /** Its system is up. */
    void running();

    /** It has ended: it shut itself down, was stopped or terminated, or died. Told once for each start. */
    void stopped(String reason);

    /** It could not be started. */
    void failed(String reason);
}
