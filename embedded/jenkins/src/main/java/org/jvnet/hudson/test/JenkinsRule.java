package org.jvnet.hudson.test;

import hudson.Functions;
import hudson.Launcher;
import hudson.PluginManager;
import hudson.model.Descriptor;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.RootAction;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TopLevelItem;
import hudson.security.ACL;
import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.SecurityRealm;
import hudson.tasks.Builder;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.pavedroad.embedded.jenkins.EmbeddedJenkins;
import io.jenkins.plugins.pavedroad.embedded.jenkins.web.WebFront;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.JenkinsLocationConfiguration;
import jenkins.model.ParameterizedJobMixIn;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.Assert;
import org.junit.rules.MethodRule;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.Statement;
import org.jvnet.hudson.test.recipes.WithTimeout;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.xml.sax.SAXException;

/**
 * Gives a JUnit 4 test a Jenkins with a fresh home and a web server of this machine, started before it and stopped after
 * it.
 */
public class JenkinsRule implements TestRule, MethodRule, RootAction {
    private static final Logger LOGGER = Logger.getLogger(JenkinsRule.class.getName());

    protected TestEnvironment env;
    protected Description testDescription;
    public Jenkins jenkins;
    protected HudsonHomeLoader homeLoader = HudsonHomeLoader.NEW;
    protected int localPort;
    public String contextPath = "/jenkins";

    /** Seconds; 180 unless the property {@code jenkins.test.timeout} says otherwise, 0 for no limit. */
    public int timeout = Integer.getInteger("jenkins.test.timeout", 180);

    private EmbeddedJenkins embedded;
    private WebFront front;
    private int projects;

    public JenkinsRule() {}

    public Jenkins getInstance() {
        return jenkins;
    }

    public void before() throws Throwable {
        jenkins = start();
        front = WebFront.start(jenkins, 0, contextPath);
        localPort = front.getUrl().getPort();
        JenkinsLocationConfiguration.get().setUrl(getURL().toString());
    }

    private Jenkins start() throws Exception {
        embedded = EmbeddedJenkins.at(homeLoader.allocate())
                .plugins(Thread.currentThread().getContextClassLoader())
                .extensions(TestExtensions.source())
                .start();
        embedded.jenkins().setQuietPeriod(0);
        ACL.impersonate2(ACL.SYSTEM2);
        return embedded.jenkins();
    }

    public void after() throws Exception {
        if (front != null) {
            front.close();
            front = null;
        }
        if (embedded != null) {
            embedded.close();
            embedded = null;
        }
        jenkins = null;
    }

    /** Stops Jenkins and starts it again on the same home; running programs are not resumed by it. */
    public void restart() throws Throwable {
        File home = jenkins.getRootDir();
        after();
        homeLoader = () -> home;
        before();
    }

    @Override
    public Statement apply(Statement base, FrameworkMethod method, Object target) {
        return apply(
                base,
                Description.createTestDescription(
                        method.getMethod().getDeclaringClass(), method.getName(), method.getAnnotations()));
    }

    @Override
    public Statement apply(Statement base, Description description) {
        Statement body = new Statement() {
            @Override
            public void evaluate() throws Throwable {
                testDescription = description;
                env = new TestEnvironment(description);
                env.pin();
                try {
                    before();
                    base.evaluate();
                } finally {
                    try {
                        after();
                    } finally {
                        SecurityContextHolder.clearContext();
                        env.temporaryDirectoryAllocator.disposeAsync();
                        env.dispose();
                    }
                }
            }
        };
        WithTimeout own = description.getAnnotation(WithTimeout.class);
        int seconds = own == null ? timeout : own.value();
        return seconds <= 0 ? body : new TimeLimit(body, seconds, description);
    }

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return "self";
    }

    public Description getTestDescription() {
        return testDescription;
    }

    public PluginManager getPluginManager() {
        return jenkins.getPluginManager();
    }

    public JenkinsRule withNewHome() {
        return with(HudsonHomeLoader.NEW);
    }

    /** Uses a copy of nothing: the folder itself. */
    public JenkinsRule withExistingHome(File source) throws Exception {
        return with(() -> source);
    }

    public JenkinsRule with(HudsonHomeLoader homeLoader) {
        this.homeLoader = homeLoader;
        return this;
    }

    public URL getURL() throws IOException {
        return new URL("http://localhost:" + localPort + contextPath + "/");
    }

    // jobs

    protected String createUniqueProjectName() {
        return "test" + projects++;
    }

    public <T extends TopLevelItem> T createProject(Class<T> type, String name) throws IOException {
        return jenkins.createProject(type, name);
    }

    public <T extends TopLevelItem> T createProject(Class<T> type) throws IOException {
        return createProject(type, createUniqueProjectName());
    }

    public FreeStyleProject createFreeStyleProject() throws IOException {
        return createFreeStyleProject(createUniqueProjectName());
    }

    public FreeStyleProject createFreeStyleProject(String name) throws IOException {
        return createProject(FreeStyleProject.class, name);
    }

    public Launcher.LocalLauncher createLocalLauncher() {
        return new Launcher.LocalLauncher(StreamTaskListener.fromStdout());
    }

    public TaskListener createTaskListener() {
        return StreamTaskListener.fromStdout();
    }

    public File createTmpDir() throws IOException {
        return env.temporaryDirectoryAllocator.allocate();
    }

    public void setQuietPeriod(int qp) {
        try {
            jenkins.setQuietPeriod(qp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // pages

    /** A browser without a user. */
    public WebClient createWebClient() {
        return new WebClient();
    }

    /** A realm in which everybody's password is the name. */
    public DummySecurityRealm createDummySecurityRealm() {
        return new DummySecurityRealm();
    }

    /** Presses the form's submit button. */
    public HtmlPage submit(HtmlForm form) throws Exception {
        return Forms.submit(form);
    }

    /** Presses the form's button of this name. */
    public HtmlPage submit(HtmlForm form, String name) throws Exception {
        return Forms.submit(form, name);
    }

    public HtmlButton getButtonByCaption(HtmlForm f, String s) {
        return Forms.buttonByCaption(f, s);
    }

    /** Opens the system configuration and saves it as it is. */
    public void configRoundtrip() throws Exception {
        submit(createWebClient().goTo("configure").getFormByName("config"));
    }

    /** Opens the item's configuration and saves it as it is. */
    public <P extends Item> P configRoundtrip(P job) throws Exception {
        submit(createWebClient().getPage(job, "configure").getFormByName("config"));
        return job;
    }

    /** What becomes of a build step in the form of a freestyle job. */
    @SuppressWarnings("unchecked")
    public <B extends Builder> B configRoundtrip(B before) throws Exception {
        FreeStyleProject job = createFreeStyleProject();
        job.getBuildersList().add(before);
        configRoundtrip((Item) job);
        return (B) job.getBuildersList().get(before.getClass());
    }

    public boolean isGoodHttpStatus(int status) {
        return status >= 200 && status < 400;
    }

    public void assertGoodStatus(Page page) {
        Assert.assertTrue(isGoodHttpStatus(page.getWebResponse().getStatusCode()));
    }

    public void assertXPath(HtmlPage page, String xpath) {
        assertXPath((DomNode) page.getDocumentElement(), xpath);
    }

    public void assertXPath(DomNode page, String xpath) {
        Assert.assertNotNull("There should be an object that matches XPath:" + xpath, page.getFirstByXPath(xpath));
    }

    /** Signs in whoever gives the same word twice. */
    public static class DummySecurityRealm extends AbstractPasswordBasedSecurityRealm {
        private final Map<String, Set<String>> groups = new HashMap<>();

        DummySecurityRealm() {}

        @Override
        protected UserDetails authenticate2(String username, String password) throws AuthenticationException {
            if (!username.equals(password)) {
                throw new BadCredentialsException(username);
            }
            return loadUserByUsername2(username);
        }

        @Override
        public UserDetails loadUserByUsername2(String username) throws UsernameNotFoundException {
            List<GrantedAuthority> authorities = new ArrayList<>();
            authorities.add(SecurityRealm.AUTHENTICATED_AUTHORITY2);
            groups.getOrDefault(username, Set.of()).forEach(each -> authorities.add(new SimpleGrantedAuthority(each)));
            return new org.springframework.security.core.userdetails.User(username, "", authorities);
        }

        public void addGroups(String username, String... groups) {
            this.groups.computeIfAbsent(username, ignored -> new TreeSet<>()).addAll(List.of(groups));
        }
    }

    /** A browser on this Jenkins's pages. */
    public class WebClient extends org.htmlunit.WebClient {
        private static final long serialVersionUID = 1L;

        public WebClient() {}

        public WebClient login(String username) throws Exception {
            return login(username, username);
        }

        public WebClient login(String username, String password) throws Exception {
            HtmlForm form = goTo("login").getFormByName("login");
            form.getInputByName("j_username").setValue(username);
            form.getInputByName("j_password").setValue(password);
            Forms.submit(form);
            return this;
        }

        /** Through the header of HTTP's basic authentication, with every request. */
        public WebClient withBasicCredentials(String login, String passwordOrToken) {
            String pair = login + ":" + passwordOrToken;
            addRequestHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            return this;
        }

        public WebClient withBasicCredentials(String loginAndPassword) {
            return withBasicCredentials(loginAndPassword, loginAndPassword);
        }

        public boolean isJavaScriptEnabled() {
            return getOptions().isJavaScriptEnabled();
        }

        public void setJavaScriptEnabled(boolean enabled) {
            getOptions().setJavaScriptEnabled(enabled);
        }

        public WebClient withJavaScriptEnabled(boolean enabled) {
            setJavaScriptEnabled(enabled);
            return this;
        }

        public boolean isThrowExceptionOnFailingStatusCode() {
            return getOptions().isThrowExceptionOnFailingStatusCode();
        }

        public void setThrowExceptionOnFailingStatusCode(boolean enabled) {
            getOptions().setThrowExceptionOnFailingStatusCode(enabled);
        }

        public WebClient withThrowExceptionOnFailingStatusCode(boolean enabled) {
            setThrowExceptionOnFailingStatusCode(enabled);
            return this;
        }

        public boolean isRedirectEnabled() {
            return getOptions().isRedirectEnabled();
        }

        public void setRedirectEnabled(boolean enabled) {
            getOptions().setRedirectEnabled(enabled);
        }

        public WebClient withRedirectEnabled(boolean enabled) {
            setRedirectEnabled(enabled);
            return this;
        }

        /** @param relative to the root URL, without a slash before it */
        public HtmlPage goTo(String relative) throws IOException, SAXException {
            return (HtmlPage) goTo(relative, "text/html");
        }

        /** @param expectedContentType null for any */
        public Page goTo(String relative, String expectedContentType) throws IOException, SAXException {
            Page page = super.getPage(getContextPath() + relative);
            Forms.waitForScripts(this);
            if (expectedContentType != null) {
                Assert.assertEquals(expectedContentType, page.getWebResponse().getContentType());
            }
            return page;
        }

        public HtmlPage getPage(Run r) throws IOException, SAXException {
            return getPage(r, "");
        }

        public HtmlPage getPage(Run r, String relative) throws IOException, SAXException {
            return goTo(r.getUrl() + relative);
        }

        public HtmlPage getPage(Item item) throws IOException, SAXException {
            return getPage(item, "");
        }

        public HtmlPage getPage(Item item, String relative) throws IOException, SAXException {
            return goTo(item.getUrl() + relative);
        }

        /** Fails unless the page is refused with this status. */
        public void assertFails(String url, int statusCode) throws Exception {
            boolean before = isThrowExceptionOnFailingStatusCode();
            setThrowExceptionOnFailingStatusCode(false);
            try {
                Page page = super.getPage(getContextPath() + url);
                Assert.assertEquals(url, statusCode, page.getWebResponse().getStatusCode());
            } finally {
                setThrowExceptionOnFailingStatusCode(before);
            }
        }

        /** The root URL. */
        public String getContextPath() throws IOException {
            return getURL().toExternalForm();
        }

        public WebRequest addCrumb(WebRequest req) {
            List<NameValuePair> parameters = new ArrayList<>(req.getRequestParameters());
            parameters.add(0, new NameValuePair(Functions.getCrumbRequestField(), front.crumb()));
            req.setRequestParameters(parameters);
            return req;
        }

        public URL createCrumbedUrl(String relativePath) throws IOException {
            String crumb = Functions.getCrumbRequestField() + "=" + front.crumb();
            return new URL(getContextPath() + relativePath + (relativePath.contains("?") ? "&" : "?") + crumb);
        }
    }

    // builds

    /** Fails with the build's log when the result is another. */
    public <R extends Run> R assertBuildStatus(Result status, R r) throws Exception {
        if (r.isBuilding()) {
            waitForCompletion(r);
        }
        if (status != r.getResult()) {
            Assert.assertEquals(
                    "unexpected build status; build log was:\n------\n" + getLog(r) + "\n------\n",
                    status,
                    r.getResult());
        }
        return r;
    }

    public <R extends Run> R assertBuildStatus(Result status, Future<? extends R> r) throws Exception {
        Assert.assertNotNull("build was actually scheduled", r);
        return assertBuildStatus(status, r.get());
    }

    public <R extends Run> R assertBuildStatusSuccess(R r) throws Exception {
        return assertBuildStatus(Result.SUCCESS, r);
    }

    public <R extends Run> R assertBuildStatusSuccess(Future<? extends R> r) throws Exception {
        return assertBuildStatus(Result.SUCCESS, r);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public <J extends Job<J, R>, R extends Run<J, R>> R buildAndAssertSuccess(J job) throws Exception {
        return buildAndAssertStatus(Result.SUCCESS, job);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public <J extends Job<J, R>, R extends Run<J, R>> R buildAndAssertStatus(Result status, J job) throws Exception {
        Queue.Item item = ParameterizedJobMixIn.scheduleBuild2(job, 0);
        Assert.assertNotNull("build was actually scheduled", item);
        return assertBuildStatus(status, (Future<? extends R>) (Future) item.getFuture());
    }

    public FreeStyleBuild buildAndAssertSuccess(FreeStyleProject job) throws Exception {
        return assertBuildStatusSuccess(job.scheduleBuild2(0));
    }

    public static String getLog(Run run) throws IOException {
        return run.getLog();
    }

    public void assertLogContains(String substring, Run run) throws IOException {
        String log = getLog(run);
        if (!log.contains(substring)) {
            Assert.fail("the log of " + run + " does not contain: " + substring + "\n------\n" + log + "\n------");
        }
    }

    public void assertLogNotContains(String substring, Run run) throws IOException {
        String log = getLog(run);
        if (log.contains(substring)) {
            Assert.fail("the log of " + run + " contains: " + substring + "\n------\n" + log + "\n------");
        }
    }

    public <R extends Run<?, ?>> R waitForCompletion(R r) throws InterruptedException {
        while (r.isBuilding() || r.isLogUpdated()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return r;
    }

    /** Fails when the build ends without it. */
    public <R extends Run<?, ?>> R waitForMessage(String message, R r) throws IOException, InterruptedException {
        while (true) {
            boolean ended = !r.isLogUpdated();
            if (r.getLogFile().exists() && getLog(r).contains(message)) {
                return r;
            }
            if (ended) {
                assertLogContains(message, r);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    public boolean isSomethingHappening() {
        if (!jenkins.getQueue().isEmpty()) {
            return true;
        }
        return Arrays.stream(jenkins.getComputers()).anyMatch(computer -> !computer.isIdle());
    }

    public void waitUntilNoActivity() throws Exception {
        waitUntilNoActivityUpTo(Integer.MAX_VALUE);
    }

    /** Quiet at five looks in a row, each after a tenth of a second; fails after so many milliseconds. */
    public void waitUntilNoActivityUpTo(int timeout) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
        int quiet = 0;
        while (quiet < 5) {
            TimeUnit.MILLISECONDS.sleep(100);
            quiet = isSomethingHappening() ? 0 : quiet + 1;
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Jenkins is still doing something after " + timeout + "ms");
            }
        }
    }

    // other things

    public <T extends Descriptor<?>> T get(Class<T> d) {
        return jenkins.getDescriptorByType(d);
    }

    public void assertStringContains(String message, String haystack, String needle) {
        Assert.assertTrue(message + "\n" + haystack, haystack.contains(needle));
    }

    public void assertStringContains(String haystack, String needle) {
        assertStringContains("Could not find '" + needle + "'.", haystack, needle);
    }

    /** Compares what the databound constructor and setters of both would be given. */
    public void assertEqualDataBoundBeans(Object lhs, Object rhs)
            throws InvocationTargetException, NoSuchMethodException, IllegalAccessException {
        if (lhs == null || rhs == null) {
            Assert.assertSame(lhs, rhs);
            return;
        }
        Assert.assertSame(lhs.getClass(), rhs.getClass());
        Assert.assertEquals(
                DescribableModel.uninstantiate2_(lhs).toMap(),
                DescribableModel.uninstantiate2_(rhs).toMap());
    }

    public void assertEqualDataBoundBeans(List<?> lhs, List<?> rhs) throws Exception {
        Assert.assertEquals(lhs.size(), rhs.size());
        for (int i = 0; i < lhs.size(); i++) {
            assertEqualDataBoundBeans(lhs.get(i), rhs.get(i));
        }
    }

    /** The properties, comma-separated, are read through getters or public fields. */
    public void assertEqualBeans(Object lhs, Object rhs, String properties)
            throws InvocationTargetException, IllegalAccessException, NoSuchMethodException {
        Assert.assertNotNull("LHS", lhs);
        Assert.assertNotNull("RHS", rhs);
        for (String property : properties.split(",")) {
            Assert.assertEquals("Property " + property, read(lhs, property), read(rhs, property));
        }
    }

    private static Object read(Object bean, String property)
            throws InvocationTargetException, IllegalAccessException, NoSuchMethodException {
        String suffix = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        for (String getter : List.of("get" + suffix, "is" + suffix)) {
            try {
                return bean.getClass().getMethod(getter).invoke(bean);
            } catch (NoSuchMethodException e) {
                LOGGER.log(Level.FINEST, e, () -> "no " + getter);
            }
        }
        try {
            return bean.getClass().getField(property).get(bean);
        } catch (NoSuchFieldException e) {
            throw new NoSuchMethodException(bean.getClass().getName() + " has no property " + property);
        }
    }
}
