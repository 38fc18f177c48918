package jenkins.model;

import hudson.model.ModelObject;

/** A model object with a menu; the embedded Jenkins shows none. */
public interface ModelObjectWithContextMenu extends ModelObject {}
