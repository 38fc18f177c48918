package jenkins.console;

/** A model object with a console page. */
public interface WithConsoleUrl {
    String getConsoleUrl();
}
