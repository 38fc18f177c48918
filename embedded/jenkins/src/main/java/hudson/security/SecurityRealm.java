package hudson.security;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.util.Collections;
import java.util.List;
import javax.servlet.Filter;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Knows the users. Approximated: a login is a name and a password. */
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

    public SecurityComponents getSecurityComponents() {
        return createSecurityComponents();
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

    /** What a login needs of a realm. */
    public static final class SecurityComponents {
        public final AuthenticationManager manager2;
        public final UserDetailsService userDetails2;

        /** Lets nobody in. */
        public SecurityComponents() {
            this(
                    given -> {
                        throw new BadCredentialsException(given.getName());
                    },
                    name -> {
                        throw new UsernameNotFoundException(name);
                    });
        }

        public SecurityComponents(AuthenticationManager manager, UserDetailsService userDetails) {
            this.manager2 = manager;
            this.userDetails2 = userDetails;
        }
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
