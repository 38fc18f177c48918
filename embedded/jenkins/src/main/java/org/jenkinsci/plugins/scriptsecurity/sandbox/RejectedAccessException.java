package org.jenkinsci.plugins.scriptsecurity.sandbox;

/** A sandboxed script tried something nobody has approved. */
public final class RejectedAccessException extends SecurityException {

    private static final long serialVersionUID = 1L;

    private final String signature;
    private boolean dangerous;

    public RejectedAccessException(String type, String details) {
        super("Scripts not permitted to use " + type + " " + details);
        signature = type + " " + details;
    }

    public RejectedAccessException(String type, String details, String info) {
        super("Scripts not permitted to use " + type + " " + details + " (" + info + ")");
        signature = type + " " + details;
    }

    public RejectedAccessException(String message) {
        super(message);
        signature = null;
    }

    /** In the form of a StaticWhitelist line; null when there is none that could be approved. */
    public String getSignature() {
        return signature;
    }

    public boolean isDangerous() {
        return dangerous;
    }

    public void setDangerous(boolean dangerous) {
        this.dangerous = dangerous;
    }
}
