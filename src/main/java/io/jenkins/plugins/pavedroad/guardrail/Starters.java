package io.jenkins.plugins.pavedroad.guardrail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose permission counts for a build. Builds run as SYSTEM, which may do everything, so SYSTEM is never asked. Asked is
 * every person its causes lead to and, where an administrator configured one, the user it runs as: each of them must have
 * the permission, because a queue folds several starts into one build and does not say whose wish was whose.
 *
 * @param people user ids, through upstream builds
 * @param without those of its causes that lead to no person, such as {@code Started by timer}
 * @param runsAs the user the build runs as; null when that is SYSTEM
 */
public record Starters(List<String> people, List<String> without, String runsAs) {
    public Starters {
        people = List.copyOf(new LinkedHashSet<>(people));
        without = List.copyOf(new LinkedHashSet<>(without));
    }

    /** All who are asked; nobody when a timer or a push started the build and it runs as SYSTEM. */
    public Set<String> asked() {
        Set<String> asked = new LinkedHashSet<>(people);
        if (runsAs != null) {
            asked.add(runsAs);
        }
        return asked;
    }

    /**
     * Whether the build may bake, deploy or sweep. One that no person started may when it runs as SYSTEM: its job was
     * configured by somebody who may, and continuous delivery is started by pushes.
     *
     * @param permission as users know it, such as {@code Paved Road/Bake}
     * @param lacking those of {@link #asked} who have not the permission in the job
     * @return why not, as one sentence; null when it may
     */
    public String refusal(String permission, String job, Set<String> lacking) {
        if (lacking.isEmpty()) {
            return null;
        }
        List<String> who = lacking.stream()
                .map(user -> people.contains(user) ? user : user + " (as whom the build runs)")
                .toList();
        return inWords(who) + (who.size() == 1 ? " lacks" : " lack") + " the permission " + permission + " in the job '"
                + job + "'.";
    }

    /** The same for overriding a guardrail, which only a person can do. */
    public String overrideRefusal(String permission, String job, Set<String> lacking) {
        if (people.isEmpty() || !without.isEmpty()) {
            return "only a person can override, and this build was not started by one alone ("
                    + (without.isEmpty() ? "no cause is known" : String.join("; ", without)) + ").";
        }
        return refusal(permission, job, lacking);
    }

    /** Such as {@code alice and bob}; empty when no person started it. */
    public String inWords() {
        return inWords(people);
    }

    private static String inWords(List<String> names) {
        List<String> all = new ArrayList<>(names);
        if (all.size() < 2) {
            return String.join("", all);
        }
        String last = all.remove(all.size() - 1);
        return String.join(", ", all) + " and " + last;
    }
}
