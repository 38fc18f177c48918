package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import hudson.model.Action;
import hudson.model.Run;
import java.io.IOException;
import java.io.StringWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.ServletContext;
import org.apache.commons.jelly.JellyContext;
import org.apache.commons.jelly.JellyException;
import org.apache.commons.jelly.Script;
import org.apache.commons.jelly.XMLOutput;
import org.kohsuke.stapler.MetaClass;
import org.kohsuke.stapler.WebApp;
import org.kohsuke.stapler.jelly.JellyClassLoaderTearOff;
import org.kohsuke.stapler.jelly.JellyClassTearOff;

/** Shows a build's actions by their own Jelly views, run by the real Stapler. */
final class ActionViews {
    private static final Logger LOGGER = Logger.getLogger(ActionViews.class.getName());

    private final WebApp webApp;

    ActionViews(ServletContext context) {
        webApp = new WebApp(context);
        webApp.setClassLoader(ActionViews.class.getClassLoader());
    }

    /** What the action's {@code summary.jelly} says of it; null when it has none. */
    String summary(Run<?, ?> run, Action action) {
        return draw(run, action, "summary");
    }

    /** The action's own page, {@code index.jelly}; null when it has none. */
    String page(Run<?, ?> run, Action action) {
        return draw(run, action, "index");
    }

    private String draw(Run<?, ?> run, Action action, String view) {
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
