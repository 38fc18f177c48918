package jenkins.model;

import hudson.model.ModelObject;

/** A model object whose menu lists its children. */
public interface ModelObjectWithChildren extends ModelObject {}
