package hudson.security;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import java.util.Collections;
import java.util.List;
import javax.servlet.Filter;
import jenkins.model.IdStrategy;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Knows the users. */
public abstract class SecurityRealm extends AbstractDescribableImpl<SecurityRealm> implements ExtensionPoint {
    private transient SecurityComponents securityComponents;

    public static final GrantedAuthority AUTHENTICATED_AUTHORITY2 = new SimpleGrantedAuthority("authenticated");

    /** The realm of a Jenkins without security. */
    public static final SecurityRealm NO_AUTHENTICATION = new None();

    public SecurityRealm() {}

    public abstract SecurityComponents createSecurityComponents();

    @Override
    public Descriptor<SecurityRealm> getDescriptor() {
        return super.getDescriptor();
    }

    public synchronized SecurityComponents getSecurityComponents() {
        if (securityComponents == null) {
            securityComponents = createSecurityComponents();
        }
        return securityComponents;
    }

    public IdStrategy getUserIdStrategy() {
        return IdStrategy.CASE_INSENSITIVE;
    }

    public IdStrategy getGroupIdStrategy() {
        return IdStrategy.CASE_INSENSITIVE;
    }

    public boolean allowsSignup() {
        return false;
    }

    public boolean canLogOut() {
        return true;
    }

    public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
        return getSecurityComponents().userDetails2.loadUserByUsername(username);
    }

    /** The embedded Jenkins never asks for a group's members. */
    public GroupDetails loadGroupByGroupname2(String groupname, boolean fetchMembers) throws UsernameNotFoundException {
        throw new UsernameNotFoundException(groupname);
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

    /** Checks passwords and looks users up. */
    public static final class SecurityComponents {
        public final AuthenticationManager manager2;
        public final UserDetailsService userDetails2;

        public SecurityComponents() {
            this(authentication -> {
                throw new BadCredentialsException("this realm has no users");
            });
        }

        public SecurityComponents(AuthenticationManager manager) {
            this(manager, username -> {
                throw new UsernameNotFoundException(username);
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
            return new SecurityComponents(authentication -> authentication);
        }

        private Object readResolve() {
            return NO_AUTHENTICATION;
        }
    }
}
