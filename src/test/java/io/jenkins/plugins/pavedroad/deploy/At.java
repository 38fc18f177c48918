package io.jenkins.plugins.pavedroad.deploy;

import io.jenkins.plugins.pavedroad.operation.BodyEnd;
import io.jenkins.plugins.pavedroad.operation.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One moment of an operation, for a procedure that a test takes step by step. */
record At(Instant now, String operationId, List<String> told) implements Situation {
    static At time(String operationId) {
        return new At(Instant.now(), operationId, new ArrayList<>());
    }

    @Override
    public void tell(String phase, String subject, String what) {
        told.add(what);
    }

    @Override
    public void runBody(String key, String label, Map<String, String> environment) {}

    @Override
    public Optional<BodyEnd> bodyEnd(String key) {
        return Optional.empty();
    }
}
