package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.jelly.JellyContext;
import org.apache.commons.jelly.JellyException;
import org.apache.commons.jelly.expression.Expression;
import org.apache.commons.jelly.expression.ExpressionFactory;
import org.apache.commons.jelly.expression.ExpressionSupport;
import org.apache.commons.jexl.JexlContext;
import org.springframework.security.access.AccessDeniedException;

/**
 * The expressions in views, evaluated as Jenkins's own Jelly does it: a missing permission ends the page, any other
 * exception is logged and the expression is null. The Jelly that Maven Central has swallows both.
 */
final class ViewExpressions implements ExpressionFactory {
    private static final Logger LOGGER = Logger.getLogger(ViewExpressions.class.getName());

    @Override
    public Expression createExpression(String text) throws JellyException {
        try {
            return new ViewExpression(text, org.apache.commons.jexl.ExpressionFactory.createExpression(text));
        } catch (Exception e) {
            throw new JellyException("Unable to create expression: " + text, e);
        }
    }

    private static final class ViewExpression extends ExpressionSupport {
        private final String text;
        private final org.apache.commons.jexl.Expression jexl;

        ViewExpression(String text, org.apache.commons.jexl.Expression jexl) {
            this.text = text;
            this.jexl = jexl;
        }

        @Override
        public String getExpressionText() {
            return "${" + text + "}";
        }

        @Override
        public Object evaluate(JellyContext context) {
            Object value = null;
            try {
                value = jexl.evaluate(new Variables(context));
            } catch (AccessDeniedException e) {
                throw e;
            } catch (Exception e) {
                LOGGER.log(Level.WARNING, e, () -> "Caught exception evaluating: " + text);
            }
            // A variable's name may have dots in it, as Ant's properties have.
            return value == null ? context.getVariable(text) : value;
        }
    }

    /** A view's variables, and those of what encloses it. */
    private static final class Variables extends AbstractMap<String, Object> implements JexlContext {
        private final JellyContext context;

        Variables(JellyContext context) {
            this.context = context;
        }

        @Override
        public Object get(Object name) {
            return context.getVariable((String) name);
        }

        @Override
        public boolean containsKey(Object name) {
            return get(name) != null;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            Map<String, Object> all = context.getVariables();
            return all.entrySet();
        }

        @Override
        public void setVars(Map vars) {
            throw new UnsupportedOperationException("a view's variables are Jelly's");
        }

        @Override
        public Map getVars() {
            return this;
        }
    }
}
