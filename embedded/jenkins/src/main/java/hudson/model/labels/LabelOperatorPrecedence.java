package hudson.model.labels;

/** How strongly an operator binds. */
public enum LabelOperatorPrecedence {
    ATOM(null),
    NOT("!"),
    AND("&&"),
    OR("||"),
    IMPLIES("->"),
    IFF("<->");

    public final String str;

    LabelOperatorPrecedence(String str) {
        this.str = str;
    }
}
