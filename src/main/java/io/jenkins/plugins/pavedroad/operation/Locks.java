package io.jenkins.plugins.pavedroad.operation;

import java.util.Collection;
import java.util.List;

/**
 * What an operation needs for itself alone on this controller, from its first look to its end.
 *
 * @param names readable, such as {@code hello-prod in us-east-1 of account test}; sorted, each once
 * @param failWhenBusy whether the operation fails at once when another has or awaits one of them, instead of waiting its turn
 */
public record Locks(List<String> names, boolean failWhenBusy) {
    public static final Locks NONE = new Locks(List.of(), false);

    public Locks {
        names = names.stream().distinct().sorted().toList();
    }

    public static Locks of(Collection<String> names, boolean failWhenBusy) {
        return new Locks(List.copyOf(names), failWhenBusy);
    }
}
