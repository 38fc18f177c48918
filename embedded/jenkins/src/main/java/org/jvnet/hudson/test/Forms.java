package org.jvnet.hudson.test;

import java.io.IOException;
import org.htmlunit.ElementNotFoundException;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;

/** Sends forms as a user does: by a button, and then waits for the page's scripts. */
final class Forms {
    /** What starts later is a page that refreshes itself. */
    private static final long SOON_MILLIS = 200;

    private Forms() {}

    static HtmlPage submit(HtmlForm form) throws IOException {
        DomElement button = form.getFirstByXPath(".//button[contains(@class, 'jenkins-submit-button')]");
        if (button == null) {
            button = form.getFirstByXPath(".//button[@name='Submit'] | .//input[@type='submit']");
        }
        if (button == null) {
            button = form.getFirstByXPath(".//button");
        }
        if (button == null) {
            throw new ElementNotFoundException("button", "type", "submit");
        }
        return press(form, button);
    }

    static HtmlPage submit(HtmlForm form, String name) throws IOException {
        DomElement button = form.getFirstByXPath(".//button[@name='" + name + "']");
        if (button == null) {
            throw new AssertionError("No such submit button with the name " + name);
        }
        return press(form, button);
    }

    static HtmlButton buttonByCaption(HtmlForm form, String caption) {
        for (HtmlElement each : form.getElementsByTagName("button")) {
            if (each.getTextContent().trim().equals(caption)) {
                return (HtmlButton) each;
            }
        }
        return null;
    }

    static void waitForScripts(WebClient client) {
        client.waitForBackgroundJavaScriptStartingBefore(SOON_MILLIS);
    }

    private static HtmlPage press(HtmlForm form, DomElement button) throws IOException {
        WebClient client = form.getPage().getWebClient();
        button.click();
        waitForScripts(client);
        return (HtmlPage) client.getCurrentWindow().getEnclosedPage();
    }
}
