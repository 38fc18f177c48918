package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.Functions;
import hudson.model.Action;
import hudson.model.Run;
import java.io.IOException;
import java.io.StringWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.ServletContext;
import jenkins.model.Jenkins;
import org.apache.commons.jelly.JellyContext;
import org.apache.commons.jelly.JellyException;
import org.apache.commons.jelly.Script;
import org.apache.commons.jelly.XMLOutput;
import org.kohsuke.stapler.MetaClass;
import org.kohsuke.stapler.WebApp;
import org.kohsuke.stapler.jelly.JellyClassLoaderTearOff;
import org.kohsuke.stapler.jelly.JellyClassTearOff;

/** Shows what a build's actions say on its page, by their own Jelly views, run by the real Stapler. */
final class ActionViews {
    private static final Logger LOGGER = Logger.getLogger(ActionViews.class.getName());

    private final WebApp webApp;

    ActionViews(ServletContext context) {
        webApp = WebApp.get(context);
    }

    /** What the action's {@code summary.jelly} says of it; null when it has none. */
    String summary(String home, Run<?, ?> run, Action action) {
        String view = "summary";
        MetaClass type = webApp.getMetaClass(action.getClass());
        try {
            Script script = type.loadTearOff(JellyClassTearOff.class).findScript(view);
            if (script == null) {
                return null;
            }
            JellyContext context = new JellyContext(
                    type.classLoader.loadTearOff(JellyClassLoaderTearOff.class).createContext());
            context.setVariable("it", action);
            context.setVariable("build", run);
            context.setVariable("app", Jenkins.get());
            context.setVariable("h", new Functions());
            context.setVariable("rootURL", home.substring(0, home.length() - 1));
            StringWriter text = new StringWriter();
            XMLOutput output = XMLOutput.createXMLOutput(text, false);
            script.run(context, output);
            output.flush();
            return text.toString();
        } catch (JellyException | IOException e) {
            LOGGER.log(Level.WARNING, "Could not draw " + view + ".jelly of " + action.getClass(), e);
            return null;
        }
    }
}
