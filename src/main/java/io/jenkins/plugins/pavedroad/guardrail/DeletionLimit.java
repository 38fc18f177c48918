package io.jenkins.plugins.pavedroad.guardrail;

/** A mistaken rule or a wrong number deletes little before somebody looks. */
public final class DeletionLimit {
    private DeletionLimit() {}

    /**
     * @param where such as a region
     * @param what in the plural, such as {@code server groups of hello-prod}
     * @param count how many would be deleted
     * @param limit how many may be; 0 forbids every deletion
     * @param way how to delete fewer, or allow more: one sentence
     */
    public static Verdict judge(String where, String what, int count, int limit, String way) {
        return count <= limit
                ? Verdict.pass(Guardrail.DELETION_LIMIT)
                : Verdict.stop(
                        Guardrail.DELETION_LIMIT,
                        "In " + where + " this would delete " + count + " " + what + ", more than " + limit + ".",
                        way);
    }
}
