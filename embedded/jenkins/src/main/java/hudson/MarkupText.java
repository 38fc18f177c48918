package hudson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;

/** A line of the console with the mark-up that annotators add to it. */
public class MarkupText extends AbstractMarkupText {
    private final String text;
    private final List<Tag> tags = new ArrayList<>();

    private record Tag(int position, String markup) {}

    public MarkupText(String text) {
        this.text = text;
    }

    @Override
    public String getText() {
        return text;
    }

    @Override
    public SubText subText(int start, int end) {
        return new SubText(start, end);
    }

    @Override
    public void addMarkup(int startPos, int endPos, String startTag, String endTag) {
        if (startPos < 0 || startPos > endPos || endPos > text.length()) {
            throw new IndexOutOfBoundsException(startPos + ".." + endPos + " of " + text.length());
        }
        tags.add(new Tag(startPos, startTag));
        tags.add(0, new Tag(endPos, endTag));
    }

    public void addMarkup(int pos, String tag) {
        tags.add(new Tag(pos, tag));
    }

    @Override
    public String toString() {
        return toString(false);
    }

    /** The text, escaped, with its mark-up; {@code preEscape} keeps line breaks for use inside PRE. */
    public String toString(boolean preEscape) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        List<Tag> ordered = new ArrayList<>(tags);
        ordered.sort(Comparator.comparingInt(Tag::position));
        for (Tag tag : ordered) {
            out.append(escape(text.substring(copied, tag.position), preEscape)).append(tag.markup);
            copied = tag.position;
        }
        return out.append(escape(text.substring(copied), preEscape)).toString();
    }

    private static String escape(String part, boolean preEscape) {
        return preEscape ? Util.xmlEscape(part) : Util.escape(part);
    }

    @Override
    protected SubText createSubText(Matcher m) {
        return new SubText(m, 0);
    }

    /** A part of the line. */
    public final class SubText extends AbstractMarkupText {
        private final int start;
        private final int end;
        private final int[] groups;

        public SubText(int start, int end) {
            this.start = start;
            this.end = end;
            this.groups = new int[0];
        }

        public SubText(Matcher m, int offset) {
            this.start = m.start() + offset;
            this.end = m.end() + offset;
            this.groups = new int[m.groupCount() * 2];
            for (int i = 0; i < m.groupCount(); i++) {
                groups[i * 2] = m.start(i + 1);
                groups[i * 2 + 1] = m.end(i + 1);
            }
        }

        @Override
        public String getText() {
            return text.substring(start, end);
        }

        @Override
        public SubText subText(int from, int to) {
            return MarkupText.this.subText(start + from, to < 0 ? end + 1 + to : start + to);
        }

        @Override
        public void addMarkup(int startPos, int endPos, String startTag, String endTag) {
            MarkupText.this.addMarkup(start + startPos, start + endPos, startTag, endTag);
        }

        public int start() {
            return start;
        }

        public int end() {
            return end;
        }

        public int start(int groupIndex) {
            return groupIndex == 0 ? start : groups[groupIndex * 2 - 2];
        }

        public int end(int groupIndex) {
            return groupIndex == 0 ? end : groups[groupIndex * 2 - 1];
        }

        public String group(int groupIndex) {
            return start(groupIndex) < 0 ? null : text.substring(start(groupIndex), end(groupIndex));
        }

        public int groupCount() {
            return groups.length / 2;
        }

        @Override
        protected SubText createSubText(Matcher m) {
            return new SubText(m, start);
        }
    }
}
