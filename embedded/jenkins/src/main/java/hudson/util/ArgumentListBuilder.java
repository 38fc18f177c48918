package hudson.util;

import java.io.File;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds a command's arguments; masked ones are shown as asterisks in logs. */
public class ArgumentListBuilder implements Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    private List<String> args = new ArrayList<>();
    private BitSet mask = new BitSet();

    public ArgumentListBuilder() {}

    public ArgumentListBuilder(String... args) {
        add(args);
    }

    public ArgumentListBuilder add(Object a) {
        return add(a.toString(), false);
    }

    public ArgumentListBuilder add(Object a, boolean mask) {
        return add(a.toString(), mask);
    }

    public ArgumentListBuilder add(File f) {
        return add(f.getAbsolutePath(), false);
    }

    public ArgumentListBuilder add(String a) {
        return add(a, false);
    }

    public ArgumentListBuilder add(String a, boolean mask) {
        if (a != null) {
            if (mask) {
                this.mask.set(args.size());
            }
            args.add(a);
        }
        return this;
    }

    public ArgumentListBuilder prepend(String... prefix) {
        BitSet shifted = new BitSet();
        mask.stream().forEach(i -> shifted.set(i + prefix.length));
        mask = shifted;
        args.addAll(0, Arrays.asList(prefix));
        return this;
    }

    public ArgumentListBuilder addQuoted(String a) {
        return addQuoted(a, false);
    }

    public ArgumentListBuilder addQuoted(String a, boolean mask) {
        return add('"' + a + '"', mask);
    }

    public ArgumentListBuilder add(String... args) {
        for (String arg : args) {
            add(arg);
        }
        return this;
    }

    public ArgumentListBuilder add(Iterable<String> args) {
        for (String arg : args) {
            add(arg);
        }
        return this;
    }

    public ArgumentListBuilder addTokenized(String s) {
        return s == null ? this : add(hudson.Util.tokenize(s));
    }

    public ArgumentListBuilder addKeyValuePair(String prefix, String key, String value, boolean mask) {
        return key == null ? this : add((prefix == null ? "-D" : prefix) + key + '=' + value, mask);
    }

    public ArgumentListBuilder addKeyValuePairs(String prefix, Map<String, String> props) {
        props.forEach((key, value) -> addKeyValuePair(prefix, key, value, false));
        return this;
    }

    public String[] toCommandArray() {
        return args.toArray(new String[0]);
    }

    @Override
    public ArgumentListBuilder clone() {
        ArgumentListBuilder copy = new ArgumentListBuilder();
        copy.args.addAll(args);
        copy.mask = (BitSet) mask.clone();
        return copy;
    }

    public void clear() {
        args.clear();
        mask.clear();
    }

    public List<String> toList() {
        return args;
    }

    public String toStringWithQuote() {
        return args.stream()
                .map(a -> a.isEmpty() || a.indexOf(' ') >= 0 || a.indexOf('"') >= 0 ? '"' + a + '"' : a)
                .collect(Collectors.joining(" "));
    }

    public boolean hasMaskedArguments() {
        return !mask.isEmpty();
    }

    public boolean[] toMaskArray() {
        boolean[] masked = new boolean[args.size()];
        mask.stream().forEach(i -> masked[i] = true);
        return masked;
    }

    public void addMasked(String string) {
        add(string, true);
    }

    public ArgumentListBuilder addMasked(Secret s) {
        return add(Secret.toString(s), true);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < args.size(); i++) {
            text.append(i == 0 ? "" : " ").append(mask.get(i) ? "******" : args.get(i));
        }
        return text.toString();
    }
}
