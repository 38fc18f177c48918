package io.jenkins.plugins.pavedroad.bake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class DeliveryRulesTest {
    private static final List<String> ONE = List.of("us-east-1");
    private static final List<String> TWO = List.of("us-east-1", "us-west-2");
    private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final String MULTI = "mrk-1234abcd12ab34cd56ef1234567890ab";
    private static final String ARN = "arn:aws:kms:us-east-1:111111111111:key/" + ID;

    @Test
    public void eachRegionHasItsKey() {
        record Row(List<String> written, List<String> regions, Map<String, String> keys, String text) {}
        for (Row row : List.of(
                new Row(List.of(), TWO, Map.of(), ""),
                new Row(List.of(ID), ONE, Map.of("us-east-1", ID), ID),
                new Row(List.of(ARN), ONE, Map.of("us-east-1", ARN), ARN),
                new Row(
                        List.of("alias/baking"),
                        TWO,
                        Map.of("us-east-1", "alias/baking", "us-west-2", "alias/baking"),
                        "alias/baking"),
                new Row(List.of(MULTI), TWO, Map.of("us-east-1", MULTI, "us-west-2", MULTI), MULTI),
                new Row(
                        List.of("us-west-2=alias/there", "us-east-1=" + ARN),
                        TWO,
                        Map.of("us-east-1", ARN, "us-west-2", "alias/there"),
                        "us-east-1=" + ARN + ",us-west-2=alias/there"),
                new Row(
                        List.of("us-west-2=alias/there", "alias/baking"),
                        TWO,
                        Map.of("us-east-1", "alias/baking", "us-west-2", "alias/there"),
                        "alias/baking,us-west-2=alias/there"))) {
            Delivery delivery = DeliveryRules.delivery(true, row.written, List.of(), false, row.regions);
            assertEquals(row.keys, delivery.keys());
            assertEquals(row.text, delivery.keyText());
        }
    }

    @Test
    public void whatCannotBeIsSaidInOneSentence() {
        record Row(boolean encrypt, List<String> keys, List<String> accounts, List<String> regions, String sentence) {}
        for (Row row : List.of(
                new Row(true, List.of("baking"), List.of(), ONE, "'kmsKey' is 'baking'; it must be a key's id, ARN"),
                new Row(true, List.of("us-east-1=x"), List.of(), ONE, "'kmsKey' is 'us-east-1=x'"),
                new Row(true, List.of(ID), List.of(), TWO, "because a key is one region's"),
                new Row(true, List.of(ARN), List.of(), TWO, "because a key is one region's"),
                new Row(true, List.of("us-west-2=" + ARN), List.of(), TWO, "it must be a key of us-west-2"),
                new Row(true, List.of("alias/a", "alias/b"), List.of(), TWO, "one key for all regions"),
                new Row(
                        true,
                        List.of("us-east-1=alias/a", "us-east-1=alias/b"),
                        List.of(),
                        TWO,
                        "a list with each region once"),
                new Row(false, List.of("alias/a"), List.of(), ONE, "'encrypt' is false"),
                new Row(true, List.of(), List.of("1234"), ONE, "'shareWith' is '1234'; it must be a list of account"),
                new Row(true, List.of(), List.of("111111111111", "111111111111"), ONE, "each one once"),
                new Row(true, List.of("alias/aws/ebs"), List.of("111111111111"), ONE, "no other account can use"))) {
            String sentence = assertThrows(
                            BadParameterException.class,
                            () -> DeliveryRules.delivery(row.encrypt, row.keys, row.accounts, false, row.regions))
                    .getMessage();
            assertTrue(sentence, sentence.contains(row.sentence));
        }
    }
}
