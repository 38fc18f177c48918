package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import hudson.model.Result;

/** Decides which post conditions hold (pipeline-model-definition, model.conditions). */
final class PostCondition {

    private PostCondition() {}

    /** @param previous the result of the last completed build; null when there was none */
    static boolean satisfied(String condition, Result result, Result previous) {
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "changed" -> previous == null || result != previous;
            case "fixed" -> result == Result.SUCCESS && (previous == Result.FAILURE || previous == Result.UNSTABLE);
            case "regression" -> previous != null && result.isWorseThan(previous);
            case "aborted" -> result == Result.ABORTED;
            case "failure" -> result == Result.FAILURE;
            case "success" -> result == Result.SUCCESS;
            case "unstable" -> result == Result.UNSTABLE;
            case "unsuccessful" -> result != Result.SUCCESS;
            case "notBuilt" -> result == Result.NOT_BUILT;
            default -> throw new IllegalArgumentException("no post condition is called " + condition);
        };
    }
}
