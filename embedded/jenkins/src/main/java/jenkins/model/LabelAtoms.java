package jenkins.model;

import hudson.model.labels.LabelAtom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every label has one object. */
final class LabelAtoms {
    private final Map<String, LabelAtom> atoms = new ConcurrentHashMap<>();

    LabelAtom get(String name) {
        return atoms.computeIfAbsent(name, LabelAtom::new);
    }
}
