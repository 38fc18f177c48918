package io.jenkins.plugins.pavedroad.embedded.jenkins.web;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

public class ConfigurationFormsTest {
    @Rule
    public JenkinsRule jenkins = new JenkinsRule();

    private final Shop shop() {
        return jenkins.jenkins.getExtensionList(Shop.class).get(0);
    }

    @Test
    public void whatIsConfiguredComesBackFromTheForm() throws Exception {
        Shop shop = shop();
        shop.title = "Fruit & \"more\"";
        shop.open = true;
        shop.size = Size.LARGE;
        shop.notes = "one\n  two";
        shop.key = Secret.fromString("seven");
        shop.colour = "green";
        shop.shelves = new ArrayList<>(List.of(new Shelf("apples", List.of("red")), new Shelf("pears", List.of())));
        shop.owner = new Owner("Alice");
        shop.payment = new Cash(5);

        jenkins.configRoundtrip();

        assertEquals("Fruit & \"more\"", shop.title);
        assertTrue(shop.open);
        assertEquals(Size.LARGE, shop.size);
        assertEquals("one\n  two", shop.notes.replace("\r\n", "\n"));
        assertEquals("seven", shop.key.getPlainText());
        assertEquals("green", shop.colour);
        assertEquals(2, shop.shelves.size());
        assertEquals("apples", shop.shelves.get(0).name);
        assertEquals(List.of("red"), shop.shelves.get(0).labels);
        assertEquals("pears", shop.shelves.get(1).name);
        assertEquals("Alice", shop.owner.name);
        assertEquals(5, ((Cash) shop.payment).limit);
    }

    @Test
    public void whatIsNotConfiguredStaysSo() throws Exception {
        jenkins.configRoundtrip();

        assertNull(shop().owner);
        assertNull(shop().shelves);
        assertNull(shop().key);
        assertEquals(Size.SMALL, shop().size);
        assertEquals(jenkins.getURL().toString(), jenkins.jenkins.getRootUrl());
    }

    @Test
    public void itemsAreAddedAndDeleted() throws Exception {
        shop().shelves = new ArrayList<>(List.of(new Shelf("apples", List.of())));
        HtmlPage page = jenkins.createWebClient().goTo("manage/configure");
        HtmlForm form = page.getFormByName("config");
        jenkins.getButtonByCaption(form, "Add shelf").click();
        form.getInputsByName("_.name").get(1).setValue("plums");

        jenkins.submit(form);

        assertEquals(2, shop().shelves.size());
        assertEquals("plums", shop().shelves.get(1).name);

        form = jenkins.createWebClient().goTo("manage/configure").getFormByName("config");
        ((HtmlButton) form.getByXPath(".//button[contains(@class, 'repeatable-delete')]")
                        .get(0))
                .click();
        jenkins.submit(form);

        assertEquals("plums", shop().shelves.get(0).name);
        assertEquals(1, shop().shelves.size());
    }

    @Test
    public void fieldsAreCheckedFilledAndExplained() throws Exception {
        shop().title = "";
        HtmlPage page = jenkins.createWebClient().goTo("configure");
        HtmlForm form = page.getFormByName("config");
        assertThat(page.asNormalizedText(), containsString("A shop needs a title"));

        HtmlSelect colour = form.getSelectByName("_.colour");
        assertEquals(2, colour.getOptionSize());

        form.getInputByName("_.title").setValue("Fruit");
        form.getInputByName("_.title").fireEvent("change");
        form.getPage().getWebClient().waitForBackgroundJavaScriptStartingBefore(100);
        assertThat(page.asNormalizedText(), containsString("Fruit it is"));

        jenkins.getButtonByCaption(form, "Call").click();
        form.getPage().getWebClient().waitForBackgroundJavaScriptStartingBefore(100);
        assertThat(page.asNormalizedText(), containsString("Called Fruit"));

        ((HtmlAnchor) form.getFirstByXPath(".//a[contains(@data-help-url, 'help/title')]")).click();
        form.getPage().getWebClient().waitForBackgroundJavaScriptStartingBefore(100);
        assertThat(page.asNormalizedText(), containsString("What is written over the door."));
    }

    @Test
    public void onlyAnAdministratorConfigures() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("bob"));

        jenkins.createWebClient().login("bob").assertFails("configure", 403);
        jenkins.createWebClient().login("bob").assertFails("configSubmit", 405);
    }

    /** A section of the system configuration. */
    @TestExtension
    public static class Shop extends GlobalConfiguration {
        private String title;
        private boolean open;
        private Size size = Size.SMALL;
        private String notes;
        private Secret key;
        private String colour;
        private List<Shelf> shelves;
        private Owner owner;
        private Payment payment;

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }

        public boolean isOpen() {
            return open;
        }

        public void setOpen(boolean open) {
            this.open = open;
        }

        public Size getSize() {
            return size;
        }

        public void setSize(Size size) {
            this.size = size;
        }

        public String getNotes() {
            return notes;
        }

        public void setNotes(String notes) {
            this.notes = notes;
        }

        public Secret getKey() {
            return key;
        }

        public void setKey(Secret key) {
            this.key = key == null || key.getPlainText().isEmpty() ? null : key;
        }

        public String getColour() {
            return colour;
        }

        public void setColour(String colour) {
            this.colour = colour;
        }

        public List<Shelf> getShelves() {
            return shelves;
        }

        public void setShelves(List<Shelf> shelves) {
            this.shelves = shelves;
        }

        public Owner getOwner() {
            return owner;
        }

        public void setOwner(Owner owner) {
            this.owner = owner;
        }

        public Payment getPayment() {
            return payment;
        }

        public void setPayment(Payment payment) {
            this.payment = payment;
        }

        public ListBoxModel doFillColourItems() {
            return new ListBoxModel().add("red").add("green");
        }

        @POST
        public FormValidation doCheckTitle(@QueryParameter String value) {
            return value.isEmpty() ? FormValidation.error("A shop needs a title") : FormValidation.ok(value + " it is");
        }

        @POST
        public FormValidation doCall(@QueryParameter String title) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return FormValidation.ok("Called " + title);
        }
    }

    /** How big. */
    public enum Size {
        SMALL,
        LARGE
    }

    /** One of a list. */
    public static class Shelf extends AbstractDescribableImpl<Shelf> {
        final String name;
        List<String> labels;

        @DataBoundConstructor
        public Shelf(String name) {
            this.name = name;
        }

        Shelf(String name, List<String> labels) {
            this.name = name;
            this.labels = labels;
        }

        public String getName() {
            return name;
        }

        public String getLabel() {
            return labels.isEmpty() ? null : labels.get(0);
        }

        @DataBoundSetter
        public void setLabel(String label) {
            labels = label == null || label.isEmpty() ? List.of() : List.of(label);
        }

        /** Descriptor. */
        @TestExtension
        public static class DescriptorImpl extends Descriptor<Shelf> {}
    }

    /** Somebody or nobody. */
    public static class Owner extends AbstractDescribableImpl<Owner> {
        final String name;

        @DataBoundConstructor
        public Owner(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }

        /** Descriptor. */
        @TestExtension
        public static class DescriptorImpl extends Descriptor<Owner> {}
    }

    /** One of several kinds. */
    public abstract static class Payment extends AbstractDescribableImpl<Payment> {}

    /** A kind. */
    public static class Card extends Payment {
        @DataBoundConstructor
        public Card() {}

        /** Descriptor. */
        @TestExtension
        public static class DescriptorImpl extends Descriptor<Payment> {}
    }

    /** Another kind. */
    public static class Cash extends Payment {
        final int limit;

        @DataBoundConstructor
        public Cash(int limit) {
            this.limit = limit;
        }

        public int getLimit() {
            return limit;
        }

        /** Descriptor. */
        @TestExtension
        public static class DescriptorImpl extends Descriptor<Payment> {}
    }
}
