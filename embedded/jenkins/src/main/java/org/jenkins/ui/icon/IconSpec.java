package org.jenkins.ui.icon;

/** Something that is shown with an icon. */
public interface IconSpec {
    String getIconClassName();
}
