package hudson.model;

/** The token of a job's remote trigger; nothing triggers remotely here. */
public final class BuildAuthorizationToken {
    private final String token;

    public BuildAuthorizationToken(String token) {
        this.token = token;
    }

    public String getToken() {
        return token;
    }
}
