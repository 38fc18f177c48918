package io.jenkins.plugins.pavedroad.embedded.jenkins.conformance;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.pavedroad.embedded.jenkins.InMemoryCompiler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A small Jenkins of one record, and embedded classes that differ from it in one thing each. */
public class SignatureComparisonTest {
    private static final RecordedTypes JENKINS = RecordedTypes.parse(
            """
            interface hudson/model/Action public abstract
              getUrlName()Ljava/lang/String; public abstract
            class hudson/model/Builder public abstract implements hudson/model/Action
              <init>()V protected
              SIZE:I public static final
              perform()Z public abstract
              name()Ljava/lang/String; public final
              describe(I)V protected
              create()Lhudson/model/Builder; public static
            class hudson/model/Shell public extends hudson/model/Builder implements java/lang/Comparable
              <init>()V public
              perform()Z public
              getUrlName()Ljava/lang/String; public
              compareTo(Lhudson/model/Shell;)I public
            """);

    private static final String ACTION = "package hudson.model; public interface Action { String getUrlName(); }";
    private static final String BUILDER_MEMBERS = "public abstract boolean perform();"
            + " public final String name() { return null; } protected Builder() {}";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void acceptsAPartOfWhatJenkinsHas() throws IOException {
        assertEquals(List.of(), builder(BUILDER_MEMBERS + "protected void describe(int i) {}"));
    }

    @Test
    public void refusesAMethodThatJenkinsDoesNotHave() throws IOException {
        assertEquals(
                List.of("hudson/model/Builder.describe(Ljava/lang/String;)V does not exist in Jenkins"),
                builder(BUILDER_MEMBERS + "public void describe(String s) {}"));
    }

    @Test
    public void refusesAReturnTypeThatJenkinsDoesNotHave() throws IOException {
        assertEquals(
                List.of("hudson/model/Builder.create()Ljava/lang/Object; does not exist in Jenkins"),
                builder(BUILDER_MEMBERS + "public static Object create() { return null; }"));
    }

    @Test
    public void refusesAMissingAbstractMethod() throws IOException {
        assertEquals(
                List.of("hudson/model/Builder lacks the abstract method perform()Z"),
                builder("public final String name() { return null; } protected Builder() {}"));
    }

    @Test
    public void refusesAnAbstractMethodThatIsImplementedHere() throws IOException {
        assertEquals(
                List.of(
                        "hudson/model/Builder.perform()Z is neither abstract nor final, in Jenkins abstract",
                        "hudson/model/Builder.perform()Z is implemented, in Jenkins abstract"),
                builder(BUILDER_MEMBERS.replace("abstract boolean perform();", "boolean perform() { return true; }")));
    }

    @Test
    public void refusesAnInheritedAbstractMethodThatIsLost() throws IOException {
        assertEquals(
                List.of("hudson/model/Builder lacks the abstract method getUrlName()Ljava/lang/String;"),
                differences(
                        "hudson/model/Builder",
                        "package hudson.model; public abstract class Builder {" + BUILDER_MEMBERS + "}"));
    }

    @Test
    public void refusesAMissingFinalMethod() throws IOException {
        assertEquals(
                List.of("hudson/model/Builder lacks the final method name()Ljava/lang/String;"),
                builder("public abstract boolean perform(); protected Builder() {}"));
    }

    @Test
    public void leavesOutAFinalMethodWhoseTypesCannotBeNamedHere() throws IOException {
        RecordedTypes withForeignTypes = RecordedTypes.parse(
                """
                class hudson/model/Free public
                  <init>()V public
                  send(Lorg/kohsuke/stapler/StaplerRequest2;)V public final
                """);
        InMemoryCompiler.compile(folder.getRoot(), List.of(), List.of(), "package hudson.model; public class Free {}");

        assertEquals(List.of(), compare(withForeignTypes, "hudson/model/Free"));
    }

    @Test
    public void acceptsTheBridgeOfANarrowerAbstractMethod() throws IOException {
        RecordedTypes generic = RecordedTypes.parse(
                """
                interface hudson/model/Made public abstract
                  maker()Ljava/lang/Object; public abstract
                interface hudson/model/Thing public abstract implements hudson/model/Made
                  maker()Ljava/lang/String; public abstract
                """);
        InMemoryCompiler.compile(
                folder.getRoot(),
                List.of(),
                List.of(),
                "package hudson.model; public interface Made { Object maker(); }",
                "package hudson.model; public interface Thing extends Made { String maker(); }");

        assertEquals(List.of(), compare(generic, "hudson/model/Thing"));
    }

    @Test
    public void refusesOtherCheckedExceptionsAndAnnotationsKeptForAnotherTime() throws IOException {
        RecordedTypes declared = RecordedTypes.parse(
                """
                class hudson/model/Reader public
                  <init>()V public
                  read()V public throws java/io/IOException,java/lang/IllegalStateException
                annotation hudson/model/Marked public abstract implements java/lang/annotation/Annotation retention RUNTIME
                """);
        InMemoryCompiler.compile(
                folder.getRoot(),
                List.of(),
                List.of(),
                "package hudson.model; public class Reader { public void read() throws InterruptedException {} }",
                "package hudson.model; public @interface Marked {}");

        assertEquals(
                List.of("hudson/model/Reader.read()V throws [java/lang/InterruptedException],"
                        + " in Jenkins [java/io/IOException]"),
                compare(declared, "hudson/model/Reader"));
        assertEquals(
                List.of("hudson/model/Marked has retention CLASS, in Jenkins RUNTIME"),
                compare(declared, "hudson/model/Marked"));
    }

    @Test
    public void refusesWiderAccess() throws IOException {
        assertEquals(
                List.of("hudson/model/Builder.describe(I)V is public, in Jenkins only protected"),
                builder(BUILDER_MEMBERS + "public void describe(int i) {}"));
    }

    @Test
    public void refusesAnInstanceMethodThatIsStaticInJenkins() throws IOException {
        assertEquals(
                List.of("hudson/model/Builder.create()Lhudson/model/Builder; must be static"),
                builder(BUILDER_MEMBERS + "public Builder create() { return null; }"));
    }

    @Test
    public void refusesASupertypeThatJenkinsDoesNotHave() throws IOException {
        assertEquals(
                List.of("hudson/model/Action is a java/lang/Runnable, in Jenkins it is not"),
                differences(
                                "hudson/model/Action",
                                "package hudson.model; public interface Action extends Runnable"
                                        + " { String getUrlName(); void run(); }")
                        .stream()
                        .filter(each -> each.contains("Runnable"))
                        .toList());
    }

    @Test
    public void refusesAClassThatJenkinsDoesNotHave() throws IOException {
        assertEquals(
                List.of("hudson/model/Invented is no public class of Jenkins"),
                differences("hudson/model/Invented", "package hudson.model; public class Invented {}"));
    }

    @Test
    public void refusesAnInterfaceThatIsAClassInJenkins() throws IOException {
        assertEquals(
                "hudson/model/Builder is a interface, in Jenkins a class",
                differences("hudson/model/Builder", "package hudson.model; public interface Builder {}")
                        .get(0));
    }

    @Test
    public void leavesPackagePrivateMembersAlone() throws IOException {
        assertEquals(List.of(), builder(BUILDER_MEMBERS + "void own() {} private int field;"));
    }

    private List<String> builder(String members) throws IOException {
        return differences(
                "hudson/model/Builder",
                "package hudson.model; public abstract class Builder implements Action {" + members + "}");
    }

    private List<String> differences(String name, String source) throws IOException {
        String[] sources = name.endsWith("/Action") ? new String[] {source} : new String[] {ACTION, source};
        InMemoryCompiler.compile(folder.getRoot(), List.of(), List.of(), sources);
        return compare(JENKINS, name);
    }

    private List<String> compare(RecordedTypes jenkins, String name) throws IOException {
        Map<String, byte[]> classes = CompiledTypes.in(folder.getRoot().toPath());
        TypeSource platform = CompiledTypes.seenBy(ClassLoader.getPlatformClassLoader());
        return new SignatureComparison(CompiledTypes.of(classes), jenkins, platform).differences(name);
    }
}
