package hudson;

import hudson.MarkupText.SubText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of text to which HTML mark-up is added by position. */
public abstract class AbstractMarkupText {
    AbstractMarkupText() {}

    public abstract String getText();

    public char charAt(int idx) {
        return getText().charAt(idx);
    }

    public final int length() {
        return getText().length();
    }

    public abstract SubText subText(int start, int end);

    public abstract void addMarkup(int startPos, int endPos, String startTag, String endTag);

    public void addHyperlink(int startPos, int endPos, String url) {
        addMarkup(startPos, endPos, "<a href='" + Util.escape(url) + "'>", "</a>");
    }

    public void hide(int startPos, int endPos) {
        addMarkup(startPos, endPos, "<span style='display:none'>", "</span>");
    }

    public final void wrapBy(String startTag, String endTag) {
        addMarkup(0, length(), startTag, endTag);
    }

    public SubText findToken(Pattern pattern) {
        Matcher matcher = pattern.matcher(getText());
        return matcher.find() ? createSubText(matcher) : null;
    }

    public List<SubText> findTokens(Pattern pattern) {
        Matcher matcher = pattern.matcher(getText());
        List<SubText> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(createSubText(matcher));
        }
        return found;
    }

    protected abstract SubText createSubText(Matcher m);
}
