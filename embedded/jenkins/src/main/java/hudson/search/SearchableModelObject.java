package hudson.search;

import hudson.model.ModelObject;

/** A model object with a search box. */
public interface SearchableModelObject extends ModelObject, SearchItem {
    Search getSearch();
}
