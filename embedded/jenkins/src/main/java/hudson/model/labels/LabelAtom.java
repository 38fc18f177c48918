package hudson.model.labels;

import hudson.model.Label;
import hudson.model.Saveable;
import hudson.util.VariableResolver;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import jenkins.model.Jenkins;

/** One word that nodes have. */
public class LabelAtom extends Label implements Saveable {
    public LabelAtom(String name) {
        super(name);
    }

    @Override
    public String getExpression() {
        return escape(name);
    }

    @Override
    public boolean isAtom() {
        return true;
    }

    @Override
    public boolean matches(VariableResolver<Boolean> resolver) {
        return resolver.resolve(name);
    }

    @Override
    public <V, P> V accept(LabelVisitor<V, P> visitor, P param) {
        return visitor.onAtom(this, param);
    }

    @Override
    public Set<LabelAtom> listAtoms() {
        return Collections.singleton(this);
    }

    @Override
    public LabelOperatorPrecedence precedence() {
        return LabelOperatorPrecedence.ATOM;
    }

    @Override
    public void save() throws IOException {}

    public static LabelAtom get(String l) {
        return Jenkins.get().getLabelAtom(l);
    }

    public static boolean needsEscape(String name) {
        return name.chars().anyMatch(c -> c <= ' ' || "()!&|<>\\\"".indexOf(c) >= 0)
                || name.contains("->")
                || name.isEmpty();
    }

    public static String escape(String name) {
        return needsEscape(name) ? '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : name;
    }
}
