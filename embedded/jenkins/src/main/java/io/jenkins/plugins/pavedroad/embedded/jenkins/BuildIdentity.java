package io.jenkins.plugins.pavedroad.embedded.jenkins;

import hudson.model.User;
import hudson.security.ACL;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** As whom a build runs, as it is written down: a user's name, or null for SYSTEM. */
public final class BuildIdentity {
    private BuildIdentity() {}

    /** Of the current thread. */
    public static String current() {
        Authentication user = Jenkins.getAuthentication2();
        return ACL.SYSTEM2.equals(user) ? null : user.getName();
    }

    /** Anonymous when the realm does not know the user any more. */
    public static Authentication of(String name) {
        if (name == null) {
            return ACL.SYSTEM2;
        }
        if (name.equals(ACL.ANONYMOUS_USERNAME)) {
            return Jenkins.ANONYMOUS2;
        }
        try {
            return User.getById(name, true).impersonate2();
        } catch (UsernameNotFoundException e) {
            return Jenkins.ANONYMOUS2;
        }
    }
}
