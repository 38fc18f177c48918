package hudson.security;

import hudson.DescriptorExtensionList;
import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.AbstractItem;
import hudson.model.Computer;
import hudson.model.Descriptor;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.User;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;

/** Decides who may do what; one per Jenkins. */
public abstract class AuthorizationStrategy extends AbstractDescribableImpl<AuthorizationStrategy>
        implements ExtensionPoint {
    public AuthorizationStrategy() {}

    public abstract ACL getRootACL();

    public ACL getACL(Job<?, ?> project) {
        return getRootACL();
    }

    public ACL getACL(AbstractItem item) {
        return getRootACL();
    }

    public ACL getACL(User user) {
        return getRootACL();
    }

    public ACL getACL(Computer computer) {
        return computer.getNode() == null ? getRootACL() : getACL(computer.getNode());
    }

    public ACL getACL(Node node) {
        return getRootACL();
    }

    public abstract Collection<String> getGroups();

    public static DescriptorExtensionList<AuthorizationStrategy, Descriptor<AuthorizationStrategy>> all() {
        return Jenkins.get().getDescriptorList(AuthorizationStrategy.class);
    }

    /** Anyone may do anything: what a new Jenkins in a test has, too. */
    public static final AuthorizationStrategy UNSECURED = new Unsecured();

    /** Anyone may do anything. */
    public static final class Unsecured extends AuthorizationStrategy implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final ACL EVERYTHING = ACL.lambda2((user, permission) -> true);

        @DataBoundConstructor
        public Unsecured() {}

        @Override
        public ACL getRootACL() {
            return EVERYTHING;
        }

        @Override
        public Collection<String> getGroups() {
            return Collections.emptySet();
        }

        private Object readResolve() {
            return UNSECURED;
        }
    }
}
