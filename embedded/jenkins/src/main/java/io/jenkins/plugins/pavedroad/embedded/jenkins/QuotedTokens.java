package io.jenkins.plugins.pavedroad.embedded.jenkins;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line at delimiters that are outside quotes. */
public final class QuotedTokens {
    private QuotedTokens() {}

    public static String[] split(String text, String delimiters) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = null;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && delimiters.indexOf(c) >= 0) {
                if (token != null) {
                    tokens.add(token.toString());
                    token = null;
                }
                continue;
            }
            token = token == null ? new StringBuilder() : token;
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && i + 1 < text.length() && "\"'\\ ".indexOf(text.charAt(i + 1)) >= 0) {
                token.append(text.charAt(++i));
            } else {
                token.append(c);
            }
        }
        if (token != null) {
            tokens.add(token.toString());
        }
        return tokens.toArray(new String[0]);
    }
}
