package io.jenkins.plugins.pavedroad.embedded.aws.ssm;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.embedded.aws.AwsRule;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

public class SsmTest {
    @Rule
    public final AwsRule aws = new AwsRule();

    @Test
    public void publicParametersNameBaseImages() {
        aws.aws().seed().parameter(AwsRule.EAST, "/aws/service/debian/release/12/latest/amd64", "ami-1");
        SsmClient ssm = aws.client(SsmClient.builder(), AwsRule.EAST);
        SsmClient west = aws.client(SsmClient.builder(), AwsRule.WEST);

        assertEquals(
                "ami-1",
                ssm.getParameter(request -> request.name("/aws/service/debian/release/12/latest/amd64"))
                        .parameter()
                        .value());
        assertThrows(
                ParameterNotFoundException.class,
                () -> west.getParameter(request -> request.name("/aws/service/debian/release/12/latest/amd64")));
        assertEquals(
                List.of("nothing"),
                ssm.getParameters(request -> request.names("nothing")).invalidParameters());
    }

    @Test
    public void newParameterNeedsATypeAndAValue() {
        SsmClient ssm = aws.client(SsmClient.builder(), AwsRule.EAST);
        assertThrows(
                SsmException.class,
                () -> ssm.putParameter(request -> request.name("a").value("v")));
        assertThrows(
                SsmException.class,
                () -> ssm.putParameter(request -> request.name("a").value("v").type("Number")));
        assertThrows(
                SsmException.class,
                () -> ssm.putParameter(request -> request.name("a").value("").type(ParameterType.STRING)));

        ssm.putParameter(request -> request.name("a").value("v").type(ParameterType.STRING));
        ssm.putParameter(request -> request.name("a").value("w").overwrite(true));
        assertEquals(
                "w", ssm.getParameter(request -> request.name("a")).parameter().value());
    }

    @Test
    public void pathsAreReadInPages() {
        SsmClient ssm = aws.client(SsmClient.builder(), AwsRule.EAST);
        for (String name : List.of("/team/a", "/team/b", "/team/c", "/team/deep/d", "/other/e")) {
            ssm.putParameter(request -> request.name(name).value("v-" + name).type(ParameterType.SECURE_STRING));
        }

        assertEquals(
                List.of("/team/a", "/team/b", "/team/c"),
                ssm
                        .getParametersByPathPaginator(GetParametersByPathRequest.builder()
                                .path("/team")
                                .maxResults(2)
                                .build())
                        .stream()
                        .flatMap(page -> page.parameters().stream())
                        .map(Parameter::name)
                        .toList());
        assertEquals(-1, aws.aws().ledger().entries().toString().indexOf("v-/team/a"));
    }
}
