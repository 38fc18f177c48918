package io.jenkins.plugins.pavedroad.bake;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the parameters about a bake's images mean, and what they may be. Pure. */
final class DeliveryRules {
    static final String REGION = "[a-z]{2,}(-[a-z]+)+-\\d+";

    private static final String ID = "(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final String ALIAS = "alias/[a-zA-Z0-9/_-]{1,250}";
    private static final Pattern KEY = Pattern.compile("(?:arn:aws[a-z-]*:kms:(?<region>" + REGION + "):\\d{12}:(?:key/"
            + ID + "|" + ALIAS + ")|" + ID + "|" + ALIAS + ")");
    private static final Pattern OF_REGION = Pattern.compile("(?<region>" + REGION + ")=(?<key>.+)");
    private static final String KEY_FORM =
            "a key's id, ARN or alias, or a region and one such as us-east-1=alias/baking";

    private DeliveryRules() {}

    /**
     * @param kmsKey one key for all regions, and {@code region=key} entries
     * @param shareWith account numbers
     * @param keepOthers whether {@code onPartialFailure} is {@code keep}
     * @throws BadParameterException when one of them cannot be
     */
    static Delivery delivery(
            boolean encrypt, List<String> kmsKey, List<String> shareWith, boolean keepOthers, List<String> regions) {
        if (!encrypt && !kmsKey.isEmpty()) {
            throw new BadParameterException(
                    "kmsKey", String.join(", ", kmsKey), "left out when 'encrypt' is false, or 'encrypt' be true");
        }
        accounts("shareWith", shareWith);
        Map<String, String> byRegion = new TreeMap<>();
        String everywhere = "";
        for (String entry : kmsKey) {
            Matcher own = OF_REGION.matcher(entry);
            if (own.matches()) {
                if (byRegion.put(own.group("region"), keyOf(own.group("region"), own.group("key"), entry)) != null) {
                    throw new BadParameterException("kmsKey", entry, "a list with each region once");
                }
            } else if (everywhere.isEmpty()) {
                everywhere = entry;
            } else {
                throw new BadParameterException("kmsKey", entry, "one key for all regions, others as region=key");
            }
        }
        Map<String, String> keys = new LinkedHashMap<>();
        for (String region : regions) {
            String key = byRegion.containsKey(region) ? byRegion.get(region) : forAll(everywhere, region, regions);
            if (!key.isEmpty()) {
                keys.put(region, key);
            }
        }
        checkUsable(keys, shareWith);
        return new Delivery(encrypt, keys, text(everywhere, byRegion), shareWith, keepOthers);
    }

    /** A single-region key is one region's; its id means nothing in another. */
    private static String forAll(String key, String region, Collection<String> regions) {
        if (key.isEmpty()) {
            return "";
        }
        boolean everywhere = key.startsWith("alias/") || key.startsWith("mrk-") || regions.size() == 1;
        if (!everywhere) {
            throw new BadParameterException(
                    "kmsKey",
                    key,
                    "an alias that each region has, the id of a multi-Region key (mrk-…), or one region=key for each"
                            + " region, because a key is one region's");
        }
        return keyOf(region, key, key);
    }

    private static String keyOf(String region, String key, String written) {
        Matcher form = KEY.matcher(key);
        if (!form.matches()) {
            throw new BadParameterException("kmsKey", written, KEY_FORM);
        }
        if (form.group("region") != null && !form.group("region").equals(region)) {
            throw new BadParameterException("kmsKey", written, "a key of " + region);
        }
        return key;
    }

    private static void checkUsable(Map<String, String> keys, List<String> shareWith) {
        keys.forEach((region, key) -> {
            if (!shareWith.isEmpty() && ImageSharing.isManaged(key)) {
                throw new BadParameterException(
                        "kmsKey",
                        key,
                        "a customer-managed key when 'shareWith' is given, because no other account can use what is"
                                + " encrypted with the key that AWS manages");
            }
        });
    }

    /** @throws BadParameterException unless all are account numbers, each once */
    static void accounts(String parameter, List<String> numbers) {
        for (String number : numbers) {
            if (!number.matches("\\d{12}") || numbers.indexOf(number) != numbers.lastIndexOf(number)) {
                throw new BadParameterException(
                        parameter, number, "a list of account numbers of 12 digits, each one once");
            }
        }
    }

    private static String text(String everywhere, Map<String, String> byRegion) {
        String own = byRegion.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(","));
        return everywhere.isEmpty() || own.isEmpty() ? everywhere + own : everywhere + "," + own;
    }
}
