package io.jenkins.plugins.pavedroad.parameter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.pavedroad.bake.BakeAmiStep;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/** A field whose value is right or wrong only together with other fields is checked with what they hold. */
public class FormChecksTest {
    private static final Map<String, Object> REQUIRED =
            Map.of("baseImage", "base-debian-12-*", "regions", List.of("us-east-1", "us-west-2"));

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Test
    public void filesWithTheScriptThatReadsThem() throws Exception {
        assertComplaints(Map.of("files", List.of("config/**"), "provision", "ls"));
        assertComplaints(
                Map.of("files", List.of("config/**")),
                "'files' is 'config/**'; it must be given together with 'provision'");
    }

    @Test
    public void keysOfTheRegionsThatAreThere() throws Exception {
        assertComplaints(Map.of("kmsKey", List.of("us-east-1=alias/a", "us-west-2=alias/b")));
        assertComplaints(
                Map.of("kmsKey", List.of("1234abcd-12ab-34cd-56ef-1234567890ab")),
                "'kmsKey' is '1234abcd-12ab-34cd-56ef-1234567890ab'; it must be an alias");
        assertComplaints(
                Map.of("kmsKey", List.of("alias/a"), "encrypt", false),
                "'kmsKey' is 'alias/a'; it must be left out when 'encrypt' is false");
        assertComplaints(
                Map.of("kmsKey", List.of("alias/aws/ebs"), "shareWith", List.of("111111111111")),
                "'kmsKey' is 'alias/aws/ebs'; it must be a customer-managed key");
    }

    @Test
    public void packagesOfTheRepositoryThatIsThere() throws Exception {
        assertComplaints(Map.of("packages", List.of("nginx=1:1.22.1-9")));
        assertComplaints(
                Map.of(
                        "packages",
                        List.of("nginx=1.22"),
                        "repository",
                        List.of("https://yum.example.com/el9/$basearch")),
                "'packages' is 'nginx=1.22'; it must be name=version-release");
    }

    @Test
    public void aWrongValueIsSaidAtItsOwnFieldOnly() throws Exception {
        assertComplaints(Map.of("kmsKey", List.of("alias/a"), "shareWith", List.of("12")), "'shareWith' is '12'");
    }

    private static void assertComplaints(Map<String, Object> more, String... sentences) throws Exception {
        List<String> complaints = complaints(more);
        assertEquals(complaints.toString(), sentences.length, complaints.size());
        for (int i = 0; i < sentences.length; i++) {
            assertTrue(complaints.get(i), complaints.get(i).contains(sentences[i]));
        }
    }

    /** What the fields of the form of this step say, as a browser asks for it. */
    private static List<String> complaints(Map<String, Object> more) throws Exception {
        Map<String, Object> arguments = new HashMap<>(REQUIRED);
        arguments.putAll(more);
        HtmlPage page = StepFormPage.show(
                JENKINS, DescribableModel.of(BakeAmiStep.class).instantiate(arguments, null));
        List<String> complaints = new ArrayList<>();
        for (DomElement field : page.<DomElement>getByXPath("//*[@checkurl]")) {
            String answer = answer(page, field);
            if (answer.contains("class=\"error\"") || answer.contains("class=error")) {
                complaints.add(answer.replace("&#039;", "'"));
            }
        }
        return complaints;
    }

    private static String answer(HtmlPage page, DomElement field) throws Exception {
        List<NameValuePair> sent = new ArrayList<>();
        sent.add(new NameValuePair("value", value(field)));
        for (String name : field.getAttribute("checkdependson").split(" ")) {
            if (!name.isEmpty()) {
                DomElement other = page.getFirstByXPath("//*[@name='_." + name + "']");
                sent.add(new NameValuePair(name, value(other)));
            }
        }
        JenkinsRule.WebClient client = JENKINS.createWebClient();
        WebRequest request = new WebRequest(new URL(JENKINS.getURL(), field.getAttribute("checkurl")), HttpMethod.POST);
        request.setRequestParameters(sent);
        return client.getPage(client.addCrumb(request)).getWebResponse().getContentAsString();
    }

    private static String value(DomElement field) {
        if (field instanceof HtmlCheckBoxInput box) {
            return String.valueOf(box.isChecked());
        }
        if (field instanceof HtmlTextArea area) {
            return area.getText();
        }
        if (field instanceof HtmlSelect select) {
            return select.getSelectedOptions().get(0).getValueAttribute();
        }
        return ((HtmlInput) field).getValue();
    }

    /** The form's page. */
    @TestExtension
    public static class Rendering extends StepFormPage {}
}
