package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import io.jenkins.plugins.pavedroad.embedded.jenkins.web.stages.StageStatus;

/** The frame around every page. */
final class Page {
    private Page() {}

    /** One step of the way from the job list to the page. */
    record Crumb(String name, String href) {}

    /** @param home where the job list is, {@code /} */
    static Html frame(String home, String title, Html body, Crumb... way) {
        Html html =
                new Html().markup("<!DOCTYPE html>").open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", title + " – Paved Road")
                .empty("link", "rel", "icon", "href", "data:,")
                .empty("link", "rel", "stylesheet", "href", home + "static/style.css")
                .close();
        html.open("body").open("header").link(home, "Paved Road", "class", "brand");
        for (Crumb crumb : way) {
            html.element("span", "›", "class", "separator").link(crumb.href(), crumb.name());
        }
        html.close().open("main").add(body).close();
        return html.element("script", "", "src", home + "static/live.js")
                .close()
                .close();
    }

    static void badge(Html html, StageStatus status) {
        html.element("span", status.words(), "class", "badge " + status.cssClass());
    }
}
