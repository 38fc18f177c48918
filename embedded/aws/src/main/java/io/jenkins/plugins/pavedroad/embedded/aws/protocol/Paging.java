package io.jenkins.plugins.pavedroad.embedded.aws.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One page of a list whose members are sorted by an ever-growing number. The token names the last one handed out, so what
 * is made or removed between two pages neither repeats nor hides another.
 *
 * @param next token of the next page, or null on the last one
 */
public record Paging<T>(List<T> members, String next) {
    /**
     * @param token what the caller sent, or null for the first page
     * @param size most members of the page
     * @param invalidToken error code of this service for a token that is not one of its own
     */
    public static <T> Paging<T> of(List<T> all, ToLongFunction<T> number, String token, int size, String invalidToken) {
        long after = token == null ? Long.MIN_VALUE : read(token, invalidToken);
        List<T> rest = token == null
                ? all
                : all.stream()
                        .filter(member -> number.applyAsLong(member) > after)
                        .toList();
        if (rest.size() <= size) {
            return new Paging<>(rest, null);
        }
        List<T> page = rest.subList(0, size);
        return new Paging<>(page, write(number.applyAsLong(page.get(size - 1))));
    }

    /** EC2's way: {@code MaxResults}, {@code NextToken}. */
    public static <T> Paging<T> ec2(Parameters in, List<T> all, ToLongFunction<T> number, int least) {
        int size = in.integer("MaxResults", 1000);
        if (size < least || size > 1000) {
            throw AwsError.invalid(
                    "maxResults", String.valueOf(size), "Expecting a value between " + least + " and 1000.");
        }
        return of(all, number, in.string("NextToken"), size, "InvalidNextToken");
    }

    private static String write(long number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("after:" + number).getBytes(StandardCharsets.US_ASCII));
    }

    private static long read(String token, String invalidToken) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            if (text.startsWith("after:")) {
                return Long.parseLong(text.substring("after:".length()));
            }
        } catch (IllegalArgumentException e) {
            // falls through: not one of ours
        }
        throw new AwsError(invalidToken, "The token '" + token + "' is not valid.");
    }
}
