package io.jenkins.plugins.pavedroad.cloud.aws;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.cloud.Account;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import software.amazon.awssdk.regions.Region;

public class PlacesTest {
    private record Row(String partition, String role, List<String> regions, String own, String home) {}

    @Test
    public void thePartitionAndTheHomeOfStsAreTold() {
        String chinese = "arn:aws-cn:iam::123456789012:role/r";
        for (Row row : List.of(
                new Row(null, null, List.of(), "none", "eu-west-1"),
                new Row("aws", null, List.of(), "aws", "us-east-1"),
                new Row("aws-cn", null, List.of(), "aws-cn", "cn-north-1"),
                new Row(null, chinese, List.of(), "aws-cn", "cn-north-1"),
                new Row(null, chinese, List.of("cn-northwest-1"), "aws-cn", "cn-northwest-1"),
                new Row(null, null, List.of("us-gov-east-1"), "aws-us-gov", "us-gov-east-1"),
                new Row("aws-us-gov", null, List.of(), "aws-us-gov", "us-gov-west-1"),
                new Row(null, null, List.of("us-west-2", "us-east-1"), "aws", "us-west-2"))) {
            Places places = new Places(account(row.partition(), row.role(), row.regions()));
            assertEquals(row.toString(), row.own(), places.partition().orElse("none"));
            assertEquals(
                    row.toString(), row.home(), places.home(Region.EU_WEST_1).id());
        }
    }

    @Test
    public void regionsOutsideTheAccountAreRefused() {
        Places listed = new Places(account(null, null, List.of("us-east-1")));
        assertEquals("us-east-1", listed.region("us-east-1").id());
        assertEquals(
                "the account 'a' is not used in region 'us-west-2' but in us-east-1",
                assertThrows(IllegalArgumentException.class, () -> listed.region("us-west-2"))
                        .getMessage());
        Places chinese = new Places(account("aws-cn", null, List.of()));
        assertEquals("cn-north-1", chinese.region("cn-north-1").id());
        assertEquals(
                "region 'us-east-1' is in the partition aws, and the account 'a' in aws-cn",
                assertThrows(IllegalArgumentException.class, () -> chinese.region("us-east-1"))
                        .getMessage());
    }

    private static Account account(String partition, String role, List<String> regions) {
        return new Account(
                "a",
                Optional.empty(),
                Optional.ofNullable(role),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                regions,
                Optional.ofNullable(partition),
                true);
    }
}
