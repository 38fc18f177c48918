package io.jenkins.plugins.pavedroad.build;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.ArrayList;
import java.util.List;

/** Splits what a user wrote for a command line into its words. Nothing is expanded: {@code $}, {@code *} and {@code ;} stay. */
final class Words {
    private Words() {}

    /**
     * @param parameter the parameter's name, for the sentence
     * @throws BadParameterException when a quotation mark is not closed, or a word has a line break
     */
    static List<String> split(String parameter, String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                begun = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else if (c == '\n' || c == '\r') {
                throw new BadParameterException(parameter, text, "free of line breaks between quotation marks");
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new BadParameterException(parameter, text, "written with every quotation mark closed");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
