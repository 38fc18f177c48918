package hudson.model;

import jenkins.model.Jenkins;

/** Finds a descriptor for the form on its page. */
public interface DescriptorByNameOwner extends ModelObject {
    default Descriptor getDescriptorByName(String id) {
        return Jenkins.get().getDescriptorByName(id);
    }
}
