package com.cloudbees.plugins.credentials.domains;

import hudson.model.Descriptor;

/** A kind of specification. */
public abstract class DomainSpecificationDescriptor extends Descriptor<DomainSpecification> {
    public DomainSpecificationDescriptor() {}
}
