package com.cloudbees.plugins.credentials.domains;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import java.io.Serializable;

/** What the credentials of a domain are good for. */
public abstract class DomainSpecification extends AbstractDescribableImpl<DomainSpecification>
        implements ExtensionPoint, Serializable {
    private static final long serialVersionUID = 1L;

    public DomainSpecification() {}

    public abstract Result test(DomainRequirement requirement);

    /** Whether a requirement is met. */
    public enum Result {
        UNKNOWN(false, true),
        NEGATIVE(true, false),
        PARTIAL(false, true),
        POSITIVE(true, true);

        private final boolean definitive;
        private final boolean match;

        Result(boolean definitive, boolean match) {
            this.definitive = definitive;
            this.match = match;
        }

        public boolean isDefinitive() {
            return definitive;
        }

        public boolean isMatch() {
            return match;
        }
    }
}
