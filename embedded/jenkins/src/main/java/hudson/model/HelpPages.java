package hudson.model;

import java.net.URL;

/** Finds the help texts that lie beside a describable's form. */
final class HelpPages {
    private HelpPages() {}

    static URL find(Class<?> type, String suffix) {
        for (Class<?> c = type; c != null && c.getClassLoader() != null; c = c.getSuperclass()) {
            String stem = c.getName().replace('.', '/').replace('$', '/') + "/help" + suffix;
            URL html = c.getClassLoader().getResource(stem + ".html");
            URL page = html != null ? html : c.getClassLoader().getResource(stem + ".jelly");
            if (page != null) {
                return page;
            }
        }
        return null;
    }
}
