package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A closure of a Pipeline script. Hands on to the script what Groovy would otherwise do itself. */
public class CpsClosure2 extends CpsClosure {

    private static final long serialVersionUID = 1L;

    public CpsClosure2(Object owner, Object thisObject, List<String> parameters, Block body, Env capture) {
        super(owner, thisObject, parameters, body, capture);
    }

    @Whitelisted
    public Object sleep(long arg) {
        return InvokerHelper.invokeMethod(getOwner(), "sleep", arg);
    }

    @Whitelisted
    public void println(Object arg) {
        InvokerHelper.invokeMethod(getOwner(), "println", new Object[] {arg});
    }

    @Whitelisted
    public void println() {
        InvokerHelper.invokeMethod(getOwner(), "println", "");
    }

    @Whitelisted
    public void print(Object arg) {
        InvokerHelper.invokeMethod(getOwner(), "print", new Object[] {arg});
    }

    @Whitelisted
    public void printf(String format, Object value) {
        InvokerHelper.invokeMethod(getOwner(), "printf", new Object[] {format, value});
    }
}
