package hudson.security;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.util.Collections;
import java.util.List;
import javax.servlet.Filter;
import jenkins.model.Jenkins;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Knows the users. The embedded Jenkins has no login page: a realm only answers who exists. */
public abstract class SecurityRealm extends AbstractDescribableImpl<SecurityRealm> implements ExtensionPoint {
    public static final GrantedAuthority AUTHENTICATED_AUTHORITY2 = new SimpleGrantedAuthority("authenticated");

    /** The realm of a Jenkins without security. */
    public static final SecurityRealm NO_AUTHENTICATION = new None();

    public SecurityRealm() {}

    public abstract SecurityComponents createSecurityComponents();

    @Override
    public Descriptor<SecurityRealm> getDescriptor() {
        return super.getDescriptor();
    }

    public boolean allowsSignup() {
        return false;
    }

    public boolean canLogOut() {
        return true;
    }

    public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
        throw new UsernameNotFoundException(username);
    }

    protected final List<Filter> commonFilters() {
        return Collections.emptyList();
    }

    protected final boolean validateCaptcha(String text) {
        return true;
    }

    public static DescriptorExtensionList<SecurityRealm, Descriptor<SecurityRealm>> all() {
        return Jenkins.get().getDescriptorList(SecurityRealm.class);
    }

    /** What Jenkins's login needs of a realm; nothing reads it here. */
    public static final class SecurityComponents {
        public SecurityComponents() {}
    }

    private static final class None extends SecurityRealm {
        @Override
        public SecurityComponents createSecurityComponents() {
            return new SecurityComponents();
        }

        private Object readResolve() {
            return NO_AUTHENTICATION;
        }
    }
}
