package hudson.model;

import hudson.Util;
import hudson.model.labels.LabelAtom;
import hudson.model.labels.LabelExpression;
import hudson.model.labels.LabelOperatorPrecedence;
import hudson.model.labels.LabelVisitor;
import hudson.util.VariableResolver;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import jenkins.model.Jenkins;
import jenkins.model.ModelObjectWithChildren;

/** Says on which nodes something may run. */
public abstract class Label extends Actionable implements Comparable<Label>, ModelObjectWithChildren {
    protected final transient String name;

    protected Label(String name) {
        this.name = name;
    }

    public final String getName() {
        return getDisplayName();
    }

    @Override
    public String getDisplayName() {
        return name;
    }

    public abstract String getExpression();

    public String getUrl() {
        return "label/" + Util.rawEncode(name) + '/';
    }

    @Override
    public String getSearchUrl() {
        return getUrl();
    }

    public boolean isAtom() {
        return false;
    }

    public abstract boolean matches(VariableResolver<Boolean> resolver);

    public final boolean matches(Collection<LabelAtom> labels) {
        return matches(name -> labels.stream().anyMatch(label -> label.getName().equals(name)));
    }

    public final boolean matches(Node n) {
        return matches(n.getAssignedLabels());
    }

    public boolean isSelfLabel() {
        Set<Node> nodes = getNodes();
        return nodes.size() == 1 && nodes.iterator().next().getSelfLabel() == this;
    }

    public Set<Node> getNodes() {
        Set<Node> nodes = new HashSet<>();
        Jenkins jenkins = Jenkins.get();
        if (matches(jenkins)) {
            nodes.add(jenkins);
        }
        jenkins.getNodes().stream().filter(this::matches).forEach(nodes::add);
        return nodes;
    }

    private int sum(ToIntFunction<Computer> count) {
        return getNodes().stream()
                .map(Node::toComputer)
                .filter(Objects::nonNull)
                .mapToInt(count)
                .sum();
    }

    public int getTotalExecutors() {
        return sum(Computer::countExecutors);
    }

    public int getBusyExecutors() {
        return sum(Computer::countBusy);
    }

    public int getIdleExecutors() {
        return sum(Computer::countIdle);
    }

    public boolean isAssignable() {
        return getNodes().stream().anyMatch(node -> node.getNumExecutors() > 0);
    }

    public boolean isOffline() {
        return getNodes().stream()
                .allMatch(node -> node.toComputer() == null || node.toComputer().isOffline());
    }

    public String getDescription() {
        return "";
    }

    public boolean contains(Node node) {
        return getNodes().contains(node);
    }

    public boolean isEmpty() {
        return getNodes().isEmpty();
    }

    public abstract <V, P> V accept(LabelVisitor<V, P> visitor, P param);

    public Set<LabelAtom> listAtoms() {
        return Collections.emptySet();
    }

    public Label and(Label rhs) {
        return new LabelExpression.And(this, rhs);
    }

    public Label or(Label rhs) {
        return new LabelExpression.Or(this, rhs);
    }

    public Label iff(Label rhs) {
        return new LabelExpression.Iff(this, rhs);
    }

    public Label implies(Label rhs) {
        return new LabelExpression.Implies(this, rhs);
    }

    public Label not() {
        return new LabelExpression.Not(this);
    }

    public Label paren() {
        return new LabelExpression.Paren(this);
    }

    public abstract LabelOperatorPrecedence precedence();

    @Override
    public final boolean equals(Object that) {
        return this == that || that != null && getClass() == that.getClass() && matches(((Label) that).name, name);
    }

    private static boolean matches(String a, String b) {
        return a.equals(b);
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final int compareTo(Label that) {
        return name.compareTo(that.name);
    }

    @Override
    public String toString() {
        return name;
    }

    public static Set<LabelAtom> parse(String labels) {
        Set<LabelAtom> atoms = new TreeSet<>();
        for (String label : Util.tokenize(Util.fixNull(labels))) {
            atoms.add(Jenkins.get().getLabelAtom(label));
        }
        return atoms;
    }

    public static Label get(String l) {
        return Jenkins.get().getLabel(l);
    }

    public static Label parseExpression(String labelExpression) {
        return new LabelParser(labelExpression).parse();
    }
}
