package hudson.search;

/** The page of the search box; the embedded Jenkins has none. */
public class Search {
    public Search() {}
}
