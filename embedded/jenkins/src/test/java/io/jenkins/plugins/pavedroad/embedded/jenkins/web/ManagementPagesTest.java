package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.InvisibleAction;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ManagementLink;
import hudson.model.RootAction;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.POST;

public class ManagementPagesTest {
    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    @Test
    public void aPageUnderManageJenkinsIsListedAndShown() throws Exception {
        JenkinsRule.WebClient browser = jenkins.createWebClient();

        HtmlPage page = browser.goTo("manage/").getAnchorByText("Stock").click();

        assertEquals(jenkins.getURL() + "manage/stock/", page.getUrl().toString());
        assertThat(page.asNormalizedText(), containsString("In stock: apples & pears"));
        assertThat(page.asNormalizedText(), containsString("Manage Jenkins"));
    }

    @Test
    public void itsFormSendsACrumbAndItsMethodGetsTheParameters() throws Exception {
        HtmlPage page = jenkins.createWebClient().goTo("manage/stock/");
        page.getFormByName("order").getInputByName("fruit").setValue("plums");

        HtmlPage after = jenkins.submit(page.getFormByName("order"));

        assertEquals(jenkins.getURL() + "manage/stock/", after.getUrl().toString());
        assertThat(after.asNormalizedText(), containsString("plums"));
    }

    @Test
    public void whatChangesSomethingIsRefusedWithoutPostOrCrumb() throws Exception {
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        browser.assertFails("manage/stock/order?fruit=plums", 405);
        browser.setThrowExceptionOnFailingStatusCode(false);

        Page page = browser.getPage(new WebRequest(new URL(jenkins.getURL(), "manage/stock/order"), HttpMethod.POST));

        assertEquals(403, page.getWebResponse().getStatusCode());
        assertThat(browser.goTo("manage/stock/").asNormalizedText(), not(containsString("plums")));
    }

    @Test
    public void permissionsAreTheUsersOwn() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("alice")
                .grant(Jenkins.READ)
                .everywhere()
                .to("bob"));

        jenkins.createWebClient().assertFails("manage/stock/", 403);
        jenkins.createWebClient().login("bob").assertFails("manage/stock/", 403);
        jenkins.createWebClient().withBasicCredentials("alice", "wrong").assertFails("manage/stock/", 401);

        assertThat(
                jenkins.createWebClient().login("alice").goTo("manage/stock/").asNormalizedText(),
                containsString("apples"));
        assertThat(
                jenkins.createWebClient()
                        .withBasicCredentials("alice")
                        .goTo("whoAmI/name", "text/plain")
                        .getWebResponse()
                        .getContentAsString(),
                containsString("alice"));
    }

    @Test
    public void anActionOfABuildAnswersBelowIt() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        build.addAction(new Remark());
        JenkinsRule.WebClient browser = jenkins.createWebClient();

        assertThat(browser.getPage(build, "remark/").asNormalizedText(), containsString("A remark on shop #1"));
        assertEquals(
                "shop",
                browser.goTo(build.getUrl() + "remark/job", "text/plain")
                        .getWebResponse()
                        .getContentAsString());
        browser.assertFails("job/shop/1/nothing", 404);
    }

    @TestExtension
    public static class Stock extends ManagementLink {
        private final List<String> fruits = new ArrayList<>(List.of("apples & pears"));

        @Override
        public String getIconFileName() {
            return "symbol-cube";
        }

        @Override
        public String getDisplayName() {
            return "Stock";
        }

        @Override
        public String getUrlName() {
            return "stock";
        }

        public List<String> getFruits() {
            return fruits;
        }

        @RequirePOST
        public HttpResponse doOrder(@QueryParameter String fruit) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            fruits.add(fruit);
            return HttpResponses.redirectToDot();
        }
    }

    @TestExtension
    public static class WhoAmI implements RootAction {
        @Override
        public String getIconFileName() {
            return null;
        }

        @Override
        public String getDisplayName() {
            return "Who am I?";
        }

        @Override
        public String getUrlName() {
            return "whoAmI";
        }

        public HttpResponse doName() {
            return HttpResponses.text(Jenkins.getAuthentication2().getName());
        }

        @POST
        public HttpResponse doForget() {
            return HttpResponses.ok();
        }
    }

    public static class Remark extends InvisibleAction {
        public String getAbout() {
            return "shop #1";
        }

        @Override
        public String getUrlName() {
            return "remark";
        }

        public HttpResponse doJob(@AncestorInPath Job<?, ?> job) throws IOException {
            job.checkPermission(Item.READ);
            return HttpResponses.text(job.getName());
        }
    }
}
