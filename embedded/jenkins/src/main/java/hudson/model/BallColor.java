package hudson.model;

import java.util.Locale;

/** Colour of a build's ball; {@code _ANIME} means that a build is running. */
public enum BallColor {
    RED("Failed", "red"),
    RED_ANIME("In progress", RED),
    YELLOW("Unstable", "yellow"),
    YELLOW_ANIME("In progress", YELLOW),
    BLUE("Success", "blue"),
    BLUE_ANIME("In progress", BLUE),
    GREY("Pending", "grey"),
    GREY_ANIME("In progress", GREY),
    DISABLED("Disabled", "grey"),
    DISABLED_ANIME("In progress", DISABLED),
    ABORTED("Aborted", "grey"),
    ABORTED_ANIME("In progress", ABORTED),
    NOTBUILT("Not built", "grey"),
    NOTBUILT_ANIME("In progress", NOTBUILT);

    private final String description;
    private final String hue;
    private BallColor animated;

    BallColor(String description, String hue) {
        this.description = description;
        this.hue = hue;
        this.animated = null;
    }

    BallColor(String description, BallColor still) {
        this.description = description;
        this.hue = still.hue;
        this.animated = this;
        still.animated = this;
    }

    public String getDescription() {
        return description;
    }

    public String getIconName() {
        return hue + (isAnimated() ? "-anime" : "");
    }

    public String getImage() {
        return getIconName() + ".gif";
    }

    public String getHtmlBaseColor() {
        return hue.equals("red")
                ? "#EF2929"
                : hue.equals("yellow") ? "#FCE94F" : hue.equals("blue") ? "#729FCF" : "#ABABAB";
    }

    public String getIconClassName() {
        return "icon-" + name().toLowerCase(Locale.ENGLISH).replace('_', '-');
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ENGLISH);
    }

    public BallColor anime() {
        return animated;
    }

    public BallColor noAnime() {
        return isAnimated() ? valueOf(name().substring(0, name().length() - "_ANIME".length())) : this;
    }

    public boolean isAnimated() {
        return name().endsWith("_ANIME");
    }
}
