package hudson.search;

/** Collects what can be searched for; the embedded Jenkins builds an empty index. */
public final class SearchIndexBuilder {
    public SearchIndexBuilder() {}

    public SearchIndexBuilder add(SearchItem item) {
        return this;
    }

    public SearchIndexBuilder add(String name) {
        return this;
    }

    public SearchIndexBuilder add(String url, String name) {
        return this;
    }

    public SearchIndexBuilder add(String url, String... names) {
        return this;
    }

    public SearchIndex make() {
        return SearchIndex.EMPTY;
    }
}
