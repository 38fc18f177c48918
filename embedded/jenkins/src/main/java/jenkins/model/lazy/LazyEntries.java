package jenkins.model.lazy;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Entries whose values are read while iterating; numbers without a value are passed over. */
final class LazyEntries<R> extends AbstractSet<Map.Entry<Integer, R>> {
    private final NavigableSet<Integer> numbers;
    private final Function<Integer, R> read;

    LazyEntries(NavigableSet<Integer> numbers, Function<Integer, R> read) {
        this.numbers = numbers;
        this.read = read;
    }

    @Override
    public Iterator<Map.Entry<Integer, R>> iterator() {
        Iterator<Integer> all = numbers.iterator();
        return new Iterator<>() {
            private Map.Entry<Integer, R> next = advance();

            private Map.Entry<Integer, R> advance() {
                while (all.hasNext()) {
                    Integer number = all.next();
                    R value = read.apply(number);
                    if (value != null) {
                        return Map.entry(number, value);
                    }
                }
                return null;
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Map.Entry<Integer, R> next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                Map.Entry<Integer, R> current = next;
                next = advance();
                return current;
            }
        };
    }

    @Override
    public int size() {
        return numbers.size();
    }
}
