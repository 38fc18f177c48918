package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.jenkins.InMemoryCompiler;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A plugin compiled against a Jenkins that promises too much, judged by the record of the real one. */
public class ReferenceWalkTest {
    private static final RecordedTypes JENKINS = RecordedTypes.parse(
            """
            interface hudson/model/Action public abstract
              getUrlName()Ljava/lang/String; public abstract
            class hudson/model/Builder public abstract implements hudson/model/Action
              <init>()V protected
              name()Ljava/lang/String; public final
              inner()V protected
              getUrlName()Ljava/lang/String; public
              step()V public abstract
            class hudson/model/Result public final
              SUCCESS:Lhudson/model/Result; public static final
            """);

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private File jenkins;

    @Before
    public void compileAJenkinsThatPromisesTooMuch() throws IOException {
        jenkins = folder.newFolder("jenkins");
        InMemoryCompiler.compile(
                jenkins,
                List.of(),
                List.of(),
                "package hudson.model; public interface Action { String getUrlName(); default void invented() {} }",
                "package hudson.model; public abstract class Builder implements Action {"
                        + " public String name() { return null; } public void inner() {}"
                        + " public String getUrlName() { return null; } public void step() {} }",
                "package hudson.model; public class Result {"
                        + " public static Result SUCCESS; public Result FAILURE; public static class Inner {} }");
    }

    @Test
    public void acceptsWhatJenkinsHas() throws IOException {
        assertEquals(
                List.of(),
                plugin("package a; class A extends hudson.model.Builder {"
                        + " public void step() { name(); inner(); getUrlName(); hashCode(); } }"));
    }

    @Test
    public void refusesACallThatJenkinsDoesNotHave() throws IOException {
        assertEquals(
                List.of("a/A uses hudson/model/Action.invented()V, which does not exist in Jenkins"),
                plugin("package a; class A { void go(hudson.model.Action action) { action.invented(); } }"));
    }

    @Test
    public void refusesAMethodReferenceThatJenkinsDoesNotHave() throws IOException {
        assertEquals(
                List.of("a/A uses hudson/model/Action.invented()V, which does not exist in Jenkins"),
                plugin("package a; class A { Runnable go(hudson.model.Action action) { return action::invented; } }"));
    }

    @Test
    public void refusesAnInventedMethodCalledThroughAnOwnSubclass() throws IOException {
        assertEquals(
                List.of("a/A uses a/A.invented()V, which does not exist in Jenkins"),
                plugin("package a; abstract class A extends hudson.model.Builder { void go() { invented(); } }"));
    }

    @Test
    public void refusesAFieldThatJenkinsDoesNotHave() throws IOException {
        assertEquals(
                List.of("a/A uses hudson/model/Result.FAILURE:Lhudson/model/Result;, which does not exist in Jenkins"),
                plugin("package a; class A { Object go(hudson.model.Result r) { return r.SUCCESS == r.FAILURE; } }"));
    }

    @Test
    public void refusesAClassThatJenkinsDoesNotHave() throws IOException {
        assertEquals(
                List.of("a/A uses hudson/model/Result$Inner, which is no public class of Jenkins"),
                plugin("package a; class A { hudson.model.Result.Inner field; }"));
    }

    @Test
    public void refusesToOverrideWhatIsFinalInJenkins() throws IOException {
        assertEquals(
                List.of("a/A overrides hudson/model/Builder.name()Ljava/lang/String;, which is final in Jenkins"),
                plugin("package a; class A extends hudson.model.Builder {"
                        + " public void step() {} public String name() { return null; } }"));
    }

    @Test
    public void refusesToLeaveOutWhatIsAbstractInJenkins() throws IOException {
        assertEquals(
                List.of("a/A does not implement hudson/model/Builder.step()V"),
                plugin("package a; class A extends hudson.model.Builder {}"));
    }

    @Test
    public void refusesToExtendWhatIsFinalInJenkins() throws IOException {
        assertEquals(
                "a/A extends hudson/model/Result, which is final in Jenkins",
                plugin("package a; class A extends hudson.model.Result {}").get(0));
    }

    @Test
    public void refusesAProtectedMethodFromOutside() throws IOException {
        assertEquals(
                List.of("a/A uses hudson/model/Builder.inner()V, which is protected in Jenkins"),
                plugin("package a; class A { void go(hudson.model.Builder b) { b.inner(); } }"));
    }

    @Test
    public void acceptsAProtectedMethodInALambdaOrNestedClassOfASubclass() throws IOException {
        assertEquals(
                List.of(),
                plugin("package a; class A extends hudson.model.Builder { public void step() {}"
                        + " Runnable go() { return () -> inner(); }"
                        + " class N { void go() { inner(); } } }"));
    }

    private List<String> plugin(String source) throws IOException {
        File plugin = folder.newFolder("plugin");
        InMemoryCompiler.compile(plugin, List.of(jenkins), List.of(), source);
        Map<String, byte[]> classes = CompiledTypes.in(plugin.toPath());
        TypeSource platform = CompiledTypes.seenBy(ClassLoader.getPlatformClassLoader());
        return List.copyOf(new ReferenceWalk(classes, JENKINS, platform).violations());
    }
}
