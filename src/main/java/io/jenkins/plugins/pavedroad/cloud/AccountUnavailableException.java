package io.jenkins.plugins.pavedroad.cloud;

/**
 * An account that cannot be used now because of how Jenkins is configured: it, or its credentials, are not there. An
 * operation that has begun waits for an administrator to put them back.
 */
public class AccountUnavailableException extends CloudException {
    private static final long serialVersionUID = 1L;

    /**
     * @param action {@code accounts} or {@code credentials}
     * @param code such as {@code NoAccount}
     * @param sentence what is missing, and who puts it back
     */
    public AccountUnavailableException(String action, String code, String sentence) {
        super(action, code, sentence, true, null);
    }
}
