package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.operation.BodyEnd;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A situation that nobody looks at. */
record Unseen(String operationId, Supplier<Instant> time) implements Situation {
    @Override
    public Instant now() {
        return time.get();
    }

    @Override
    public void tell(String phase, String subject, String what) {}

    @Override
    public void runBody(String key, String label, Map<String, String> environment) {
        throw new AssertionError("a bake has no block");
    }

    @Override
    public Optional<BodyEnd> bodyEnd(String key) {
        return Optional.empty();
    }
}
