package jenkins.model;

import hudson.model.BallColor;
import hudson.model.BuildBadgeAction;
import hudson.model.ModelObject;
import hudson.model.ParameterValue;
import hudson.model.Result;
import java.util.Calendar;
import java.util.List;

/** What the list of builds shows of one. */
public interface HistoricalBuild extends ModelObject {
    int getNumber();

    String getUrl();

    String getDescription();

    String getFullDisplayName();

    long getQueueId();

    Result getResult();

    List<ParameterValue> getParameterValues();

    boolean isBuilding();

    BallColor getIconColor();

    default String getBuildStatusUrl() {
        return getIconClassName(getIconColor());
    }

    private static String getIconClassName(BallColor color) {
        return color.getImage();
    }

    default String getBuildStatusIconClassName() {
        return getIconColor().getIconClassName();
    }

    Calendar getTimestamp();

    String getDurationString();

    List<BuildBadgeAction> getBadgeActions();
}
