package org.jenkinsci.plugins.structs.describable;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.StreamTaskListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

public class DescribableModelTest {
    @ClassRule
    public static final JenkinsRule j = new JenkinsRule();

    public enum Strategy {
        redBlack,
        highlander
    }

    public static class Region extends AbstractDescribableImpl<Region> {
        public final String name;
        private Integer desired;

        @DataBoundConstructor
        public Region(String name) {
            this.name = name;
        }

        public Integer getDesired() {
            return desired;
        }

        @DataBoundSetter
        public void setDesired(Integer desired) {
            this.desired = desired;
        }

        @Extension
        @Symbol("regionForTest")
        public static class DescriptorImpl extends Descriptor<Region> {}
    }

    public static class Deployment extends AbstractDescribableImpl<Deployment> {
        public final String application;
        private List<Region> regions;
        private int keep = 2;
        private boolean dryRun;
        private Strategy strategy = Strategy.redBlack;
        private List<String> packages;

        @DataBoundConstructor
        public Deployment(String application) {
            this.application = application;
        }

        public List<Region> getRegions() {
            return regions;
        }

        @DataBoundSetter
        public void setRegions(List<Region> regions) {
            this.regions = regions;
        }

        public int getKeep() {
            return keep;
        }

        @DataBoundSetter
        public void setKeep(int keep) {
            this.keep = keep;
        }

        public boolean isDryRun() {
            return dryRun;
        }

        @DataBoundSetter
        public void setDryRun(boolean dryRun) {
            this.dryRun = dryRun;
        }

        public Strategy getStrategy() {
            return strategy;
        }

        @DataBoundSetter
        public void setStrategy(Strategy strategy) {
            this.strategy = strategy;
        }

        public List<String> getPackages() {
            return packages;
        }

        @DataBoundSetter
        public void setPackages(List<String> packages) {
            this.packages = packages;
        }

        @Extension
        @Symbol("deploymentForTest")
        public static class DescriptorImpl extends Descriptor<Deployment> implements CustomDescribableModel {
            @Override
            public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
                Map<String, Object> translated = new HashMap<>(arguments);
                translated.computeIfPresent(
                        "packages", (key, value) -> value instanceof String ? List.of(value) : value);
                return translated;
            }
        }
    }

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private <T> T make(Class<T> type, Map<String, ?> arguments) {
        return new DescribableModel<>(type).instantiate(arguments, new StreamTaskListener(log, StandardCharsets.UTF_8));
    }

    @Test
    public void constructorParametersComeFirstThenSettersByName() {
        assertArrayEquals(
                new String[] {"application", "dryRun", "keep", "packages", "regions", "strategy"},
                new DescribableModel<>(Deployment.class)
                        .getParameters().stream()
                                .map(DescribableParameter::getName)
                                .toArray());
    }

    @Test
    public void textBecomesNumberBooleanAndEnum() {
        Deployment made = make(
                Deployment.class,
                Map.of("application", "hello", "keep", "3", "dryRun", "true", "strategy", "highlander"));
        assertEquals(3, made.keep);
        assertTrue(made.dryRun);
        assertEquals(Strategy.highlander, made.strategy);
    }

    @Test
    public void whatIsNotGivenKeepsItsDefault() {
        Deployment made = make(Deployment.class, Map.of("application", "hello"));
        assertEquals(2, made.keep);
        assertEquals(Strategy.redBlack, made.strategy);
        assertNull(made.regions);
    }

    @Test
    public void listOfMapsSymbolsAndObjectsBecomesAListOfDescribables() {
        Deployment made = make(
                Deployment.class,
                Map.of(
                        "application",
                        "hello",
                        "regions",
                        List.of(
                                Map.of("name", "us-east-1", "desired", 4),
                                new UninstantiatedDescribable("regionForTest", null, Map.of("name", "eu-west-1")),
                                Map.of("$class", "Region", "name", "ap-south-1"),
                                new Region("sa-east-1"))));
        assertEquals(
                List.of("us-east-1", "eu-west-1", "ap-south-1", "sa-east-1"),
                made.regions.stream().map(r -> r.name).toList());
        assertEquals(Integer.valueOf(4), made.regions.get(0).desired);
        assertNull(made.regions.get(1).desired);
    }

    @Test
    public void unnamedArgumentIsTheSoleRequiredOne() {
        assertEquals("hello", make(Deployment.class, Map.of("<anonymous>", "hello")).application);
    }

    @Test
    public void unknownKeyIsOnlyAWarning() {
        Deployment made = make(Deployment.class, Map.of("application", "hello", "kep", 3));
        assertEquals(2, made.keep);
        assertEquals(
                "WARNING: Unknown parameter(s) found for class type '" + Deployment.class.getName() + "': kep\n",
                log.toString(StandardCharsets.UTF_8));
    }

    @Test
    public void unknownKeyOfANestedMapIsOnlyAWarningToo() {
        make(Deployment.class, Map.of("application", "x", "regions", List.of(Map.of("name", "a", "desird", 1))));
        assertTrue(log.toString(StandardCharsets.UTF_8).contains("'" + Region.class.getName() + "': desird"));
    }

    @Test
    public void mapForAListOfTextIsRefused() {
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class,
                () -> make(Deployment.class, Map.of("application", "x", "packages", Map.of("a", "b"))));
        assertTrue(problem.getMessage(), problem.getMessage().contains(Deployment.class.getName()));
    }

    @Test
    public void textForAListOfDescribablesIsRefused() {
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class,
                () -> make(Deployment.class, Map.of("application", "x", "regions", "us-east-1")));
        assertTrue(problem.getMessage(), problem.getMessage().contains("setRegions() expects java.util.List<"));
    }

    @Test
    public void wordForANumberIsRefused() {
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class,
                () -> make(Deployment.class, Map.of("application", "x", "keep", "two")));
        assertTrue(problem.getMessage(), problem.getMessage().contains("unable to coerce the received value \"two\""));
    }

    @Test
    public void descriptorTranslatesArgumentsFirst() {
        assertEquals(
                List.of("a.deb"), make(Deployment.class, Map.of("application", "x", "packages", "a.deb")).packages);
    }

    @Test
    public void takenApartItHasOnlyWhatIsNotDefault() {
        Deployment made = make(
                Deployment.class,
                Map.of("application", "hello", "keep", 3, "regions", List.of(Map.of("name", "us-east-1"))));
        UninstantiatedDescribable apart = UninstantiatedDescribable.from(made);
        assertEquals("deploymentForTest", apart.getSymbol());
        assertEquals(
                Map.of("application", "hello", "keep", 3, "regions", List.of(Map.of("name", "us-east-1"))),
                apart.toMap());
        assertFalse(apart.hasSoleRequiredArgument());
    }
}
