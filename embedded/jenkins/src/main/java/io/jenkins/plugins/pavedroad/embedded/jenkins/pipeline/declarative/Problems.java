package io.jenkins.plugins.pavedroad.embedded.jenkins.pipeline.declarative;

import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Collects what is wrong with a Declarative Pipeline; each is reported with its line, like a syntax error. */
final class Problems {

    private final SourceUnit source;
    private boolean any;

    Problems(SourceUnit source) {
        this.source = source;
    }

    void add(ASTNode at, String message) {
        any = true;
        SyntaxException problem = new SyntaxException(message, at.getLineNumber(), at.getColumnNumber());
        source.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(problem, source));
    }

    boolean any() {
        return any;
    }
}
