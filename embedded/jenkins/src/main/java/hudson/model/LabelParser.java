package hudson.model;

import jenkins.model.Jenkins;

/** Reads a label expression; {@code !} binds most, then {@code &&}, {@code ||}, {@code ->}, {@code <->}. */
final class LabelParser {
    private final String text;
    private int at;

    LabelParser(String text) {
        this.text = text;
    }

    Label parse() {
        Label label = iff();
        skipSpace();
        if (at < text.length()) {
            throw new IllegalArgumentException("unexpected '" + text.charAt(at) + "' in the label expression " + text);
        }
        return label;
    }

    private Label iff() {
        Label left = implies();
        while (eat("<->")) {
            left = left.iff(implies());
        }
        return left;
    }

    private Label implies() {
        Label left = or();
        while (eat("->")) {
            left = left.implies(or());
        }
        return left;
    }

    private Label or() {
        Label left = and();
        while (eat("||")) {
            left = left.or(and());
        }
        return left;
    }

    private Label and() {
        Label left = not();
        while (eat("&&")) {
            left = left.and(not());
        }
        return left;
    }

    private Label not() {
        if (eat("!")) {
            return not().not();
        }
        if (eat("(")) {
            Label inner = iff();
            if (!eat(")")) {
                throw new IllegalArgumentException("a ) is missing in the label expression " + text);
            }
            return inner.paren();
        }
        return atom();
    }

    private Label atom() {
        skipSpace();
        StringBuilder name = new StringBuilder();
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                name.append(text.charAt(at++));
            }
            at++;
        } else {
            while (at < text.length() && isAtom()) {
                name.append(text.charAt(at++));
            }
        }
        if (name.length() == 0) {
            throw new IllegalArgumentException("a label is missing in the label expression " + text);
        }
        return Jenkins.get().getLabelAtom(name.toString());
    }

    private boolean isAtom() {
        char c = text.charAt(at);
        return !Character.isWhitespace(c) && "()!&|<>\"".indexOf(c) < 0 && !text.startsWith("->", at);
    }

    private boolean eat(String token) {
        skipSpace();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
