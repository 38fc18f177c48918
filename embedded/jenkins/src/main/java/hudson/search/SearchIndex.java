package hudson.search;

import java.util.List;

/** Finds items by name. The embedded Jenkins has no search box, so every index is {@link #EMPTY}. */
public interface SearchIndex {
    SearchIndex EMPTY = new SearchIndex() {
        @Override
        public void find(String token, List<SearchItem> result) {}

        @Override
        public void suggest(String token, List<SearchItem> result) {}
    };

    void find(String token, List<SearchItem> result);

    void suggest(String token, List<SearchItem> result);
}
