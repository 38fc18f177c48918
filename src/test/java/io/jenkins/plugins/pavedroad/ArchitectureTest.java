package io.jenkins.plugins.pavedroad;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.runner.RunWith;

/** Which part of the plugin may know which other: what decides is plain Java, effects stay at the edge. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(
        packages = "io.jenkins.plugins.pavedroad",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.PluginOnly.class})
public class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.pavedroad";
    private static final String[] JENKINS = {"hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke.stapler.."};
    private static final Pattern ADAPTER_NAME = Pattern.compile(
            ".*(Step|Execution|Builder|Action|Configuration|Page|Descriptor|Whitelist|Permissions|Adapter|Messages)");

    @ArchTest
    static final ArchRule deciders_do_not_know_jenkins = noClasses()
            .that(not(adapters()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JENKINS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_the_aws_provider_knows_the_sdk = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cloud.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_aws_provider_is_reached_through_the_seam_only = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cloud.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".cloud.aws..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule features_do_not_know_each_other = slices().assignedFrom(new Features())
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule waiting_costs_no_thread = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule form_methods_are_public_and_post_only = methods()
            .that(describe("answer a form (doCheck…, doFill…)", (JavaMethod method) -> method.getName()
                    .matches("do(Check|Fill)[A-Z].*")))
            .should()
            .bePublic()
            .andShould()
            .beAnnotatedWith("org.kohsuke.stapler.verb.POST")
            .allowEmptyShould(true);

    /** What Jenkins meets: recognised by what it extends, or by its name where it extends nothing of Jenkins. */
    private static DescribedPredicate<JavaClass> adapters() {
        DescribedPredicate<JavaClass> byType = assignableTo("hudson.ExtensionPoint")
                .or(assignableTo("hudson.model.Describable"))
                .or(assignableTo("hudson.model.Descriptor"))
                .or(assignableTo("hudson.model.Action"))
                .or(assignableTo("org.jenkinsci.plugins.workflow.steps.StepExecution"));
        return describe("adapt to Jenkins", type -> {
            JavaClass outermost = outermost(type);
            return byType.test(outermost)
                    || ADAPTER_NAME.matcher(outermost.getSimpleName()).matches();
        });
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost;
    }

    static final class PluginOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/pavedroad/embedded/");
        }
    }

    private static final class Features implements SliceAssignment {
        private static final List<String> NAMES = List.of("build", "bake", "deploy", "janitor");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return NAMES.stream()
                    .filter(name -> resideInAPackage(ROOT + "." + name + "..").test(type))
                    .findFirst()
                    .map(SliceIdentifier::of)
                    .orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return "the features";
        }
    }
}
