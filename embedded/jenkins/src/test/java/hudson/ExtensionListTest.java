package hudson;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

public class ExtensionListTest {
    @ClassRule
    public static final JenkinsRule j = new JenkinsRule();

    public abstract static class Greeter implements ExtensionPoint {
        abstract String greeting();
    }

    @Extension(ordinal = 1)
    public static class Polite extends Greeter {
        @Override
        String greeting() {
            return "good day";
        }
    }

    @Extension(ordinal = 100)
    public static class Loud extends Greeter {
        @Override
        String greeting() {
            return "HEY";
        }
    }

    @TestExtension
    public static class OnlyHere extends Greeter {
        @Override
        String greeting() {
            return "psst";
        }
    }

    public static class Unregistered extends Greeter {
        @Override
        String greeting() {
            return "";
        }
    }

    @Extension
    public static class Alone {}

    @Test
    public void highestOrdinalComesFirst() {
        List<String> greetings = ExtensionList.lookup(Greeter.class).stream()
                .map(Greeter::greeting)
                .toList();
        assertEquals(List.of("HEY", "good day", "psst"), greetings);
    }

    @Test
    public void extensionIsTheSameObjectInEveryList() {
        assertTrue(ExtensionList.lookup(Greeter.class).contains(ExtensionList.lookupSingleton(Loud.class)));
    }

    @Test
    public void singletonMustBeAlone() {
        assertEquals(Alone.class, ExtensionList.lookupSingleton(Alone.class).getClass());
        IllegalStateException problem =
                assertThrows(IllegalStateException.class, () -> ExtensionList.lookupSingleton(Greeter.class));
        assertEquals("Expected 1 instance of " + Greeter.class.getName() + " but got 3", problem.getMessage());
    }

    @Test
    public void unregisteredClassIsNotFound() {
        assertEquals(null, ExtensionList.lookup(Greeter.class).get(Unregistered.class));
    }
}
