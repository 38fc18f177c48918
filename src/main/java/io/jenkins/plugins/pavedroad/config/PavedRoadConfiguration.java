package io.jenkins.plugins.pavedroad.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Failure;
import hudson.model.PersistentDescriptor;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

/** The section of the system configuration. In configuration as code: {@code unclassified: pavedRoad: settings:}. */
@Extension
@Symbol("pavedRoad")
public class PavedRoadConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    private volatile PavedRoadSettings settings;

    public static PavedRoadConfiguration get() {
        return ExtensionList.lookupSingleton(PavedRoadConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Paved Road";
    }

    public PavedRoadSettings getSettings() {
        PavedRoadSettings now = settings;
        return now == null ? new PavedRoadSettings() : now;
    }

    /**
     * Replaces all settings, and saves them.
     *
     * @throws Failure when something in them is wrong; nothing is changed then
     */
    @DataBoundSetter
    public void setSettings(PavedRoadSettings settings) {
        PavedRoadSettings given = settings == null ? new PavedRoadSettings() : settings;
        given.problem().ifPresent(sentence -> {
            throw new Failure(sentence);
        });
        this.settings = given;
        save();
    }

    /** The application of this name, when it is configured. */
    public Optional<Application> application(String name) {
        return getSettings().getApplications().stream()
                .filter(application -> application.getName().equals(name))
                .findFirst()
                .map(ApplicationConfiguration::application);
    }
}
