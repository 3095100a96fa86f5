package io.windtunnel.checker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.windtunnel.checker.catalog.CatalogReader;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The folder tree is the program: which package may see which. An arrow is added here on purpose or not at all. */
final class LayersTest {

    private static final String ROOT = "io.windtunnel.checker.";

    private static final String REVIEW_DATABASE = "io.windtunnel.domain.db..";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.windtunnel");

    /** A package of the engine and all of our packages that it may see beside itself. */
    private static final Map<String, String[]> ARROWS = Map.ofEntries(
            arrows("postgres"),
            arrows("script"),
            arrows("observation", "postgres", "script", "domain.postgres"),
            arrows("catalog", "postgres"),
            arrows("change", "postgres", "catalog"),
            arrows("rule", "postgres", "script", "observation", "catalog", "change", "domain"),
            arrows("rules", "postgres", "script", "observation", "catalog", "change", "domain", "rule"),
            arrows("report", "postgres", "script", "observation", "catalog", "change", "domain", "views"),
            arrows("flyway", "postgres", "script"),
            arrows("sample", "postgres", "catalog"),
            arrows("sandbox", "postgres", "embedded"),
            arrows("trace", "postgres", "script", "observation", "catalog", "sample", "flyway", "sandbox", "domain"),
            arrows(
                    "waiting",
                    "postgres",
                    "script",
                    "observation",
                    "catalog",
                    "flyway",
                    "sandbox",
                    "sample",
                    "trace",
                    "domain"),
            arrows("model", "postgres", "catalog", "change", "flyway", "sandbox", "trace"),
            arrows("pending", "script", "observation", "flyway", "trace", "domain.server"),
            arrows(
                    "compatibility",
                    "postgres",
                    "script",
                    "observation",
                    "catalog",
                    "change",
                    "flyway",
                    "sandbox",
                    "trace",
                    "model",
                    "pending",
                    "domain"),
            arrows(
                    "fix",
                    "postgres",
                    "script",
                    "observation",
                    "catalog",
                    "change",
                    "flyway",
                    "sandbox",
                    "trace",
                    "domain"),
            arrows("rows", "postgres", "catalog"),
            arrows(
                    "history",
                    "postgres",
                    "script",
                    "observation",
                    "catalog",
                    "change",
                    "autogenerate",
                    "rows",
                    "flyway",
                    "sandbox",
                    "pending",
                    "trace"),
            arrows(
                    "undo",
                    "postgres",
                    "script",
                    "observation",
                    "catalog",
                    "change",
                    "autogenerate",
                    "flyway",
                    "rows",
                    "sandbox",
                    "sample",
                    "trace",
                    "domain"),
            arrows("database", "postgres", "script", "flyway", "sandbox", "trace"),
            arrows("autogenerate", "postgres", "catalog", "change"),
            arrows(
                    "generate",
                    "postgres",
                    "script",
                    "catalog",
                    "change",
                    "autogenerate",
                    "flyway",
                    "sandbox",
                    "model",
                    "trace"));

    /** Paths are names; opening them is not for these packages. */
    private static final DescribedPredicate<JavaClass> THE_WORLD = resideInAnyPackage("java.sql..", "javax.sql..")
            .or(resideInAnyPackage("java.net..", "java.nio.channels.."))
            .or(DescribedPredicate.describe("files", type -> type.getName()
                    .matches("java\\.nio\\.file\\.Files|java\\.io\\.(File.*|RandomAccess.*)")))
            .as("connections and files");

    @TestFactory
    Stream<DynamicTest> aPackageSeesOnlyItsArrows() {
        return ARROWS.keySet().stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> classes()
                        .that()
                        .resideInAPackage(ROOT + name + "..")
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(ARROWS.get(name)).or(resideOutsideOfPackage("io.windtunnel..")))
                        .check(OURS)));
    }

    @Test
    void everyPackageHasItsArrows() {
        assertThat(OURS.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ROOT))
                        .map(name -> name.substring(ROOT.length()).replaceFirst("\\..*", ""))
                        .collect(Collectors.toSet()))
                .isEqualTo(ARROWS.keySet());
    }

    @Test
    void noPackagesSeeEachOther() {
        // What jOOQ generates is one thing in several packages.
        JavaClasses written = OURS.that(resideOutsideOfPackage(REVIEW_DATABASE));
        slices().matching("io.windtunnel.(**)").should().beFreeOfCycles().check(written);
    }

    @Test
    void nothingHereSeesTheReviewDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackage(REVIEW_DATABASE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(REVIEW_DATABASE))
                .check(OURS);
    }

    @Test
    void theDomainSeesNothingOfOurs() {
        classes()
                .that()
                .resideInAPackage("io.windtunnel.domain..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("io.windtunnel.domain..").or(resideOutsideOfPackage("io.windtunnel..")))
                .check(OURS);
    }

    @TestFactory
    Stream<DynamicTest> aPurePackageSeesNoConnectionAndNoFile() {
        return Stream.of("postgres", "script", "observation", "change", "rule", "rules", "report")
                .map(name -> DynamicTest.dynamicTest(name, () -> noClasses()
                        .that()
                        .resideInAPackage(ROOT + name + "..")
                        .should()
                        .dependOnClassesThat(THE_WORLD)
                        .check(OURS)));
    }

    @Test
    void inTheCatalogOnlyTheReaderAndItsRowSeeAConnection() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "catalog..")
                .and()
                .doNotBelongToAnyOf(CatalogReader.class)
                .and()
                .haveSimpleNameNotContaining("CatalogRow")
                .should()
                .dependOnClassesThat(THE_WORLD)
                .check(OURS);
    }

    /** What is used from other projects, and the packages that may know of it. */
    @TestFactory
    Stream<DynamicTest> anAdapterStaysWhereItBelongs() {
        return Stream.of(
                        adapter(
                                "org.flywaydb..",
                                "checker",
                                "checker.flyway",
                                "checker.trace",
                                "checker.history",
                                "checker.undo",
                                "checker.pending",
                                "checker.database",
                                "checker.generate"),
                        adapter("org.eclipse.jgit..", "checker.pending", "checker.fix"),
                        adapter("org.eclipse.elk..", "views.html"),
                        adapter("gg.jte..", "views.html.."),
                        adapter("org.testcontainers..", "checker.sandbox"),
                        adapter(
                                "org.postgresql..",
                                "checker.sample",
                                "checker.sandbox",
                                "checker.trace",
                                "checker.model",
                                "checker.compatibility",
                                "checker.database"),
                        adapter("com.github.curiousoddman..", "checker.sample"),
                        adapter("org.snakeyaml..", "checker.cli", "checker.database"),
                        adapter("org.jooq..", "checker.model.jooq", "domain.db.."))
                .map(adapter -> DynamicTest.dynamicTest(adapter.getKey(), () -> classes()
                        .that(DescribedPredicate.describe(
                                "use " + adapter.getKey(), type -> type.getDirectDependenciesFromSelf().stream()
                                        .anyMatch(dependency -> resideInAnyPackage(adapter.getKey())
                                                .test(dependency.getTargetClass()))))
                        .should()
                        .resideInAnyPackage(adapter.getValue())
                        .check(OURS)));
    }

    @Test
    void aRuleThatLookedAtNothingFails() {
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage(ROOT + "nowhere..")
                        .should()
                        .dependOnClassesThat(THE_WORLD)
                        .check(OURS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    private static Map.Entry<String, String[]> arrows(String from, String... to) {
        return Map.entry(
                from,
                Stream.concat(Stream.of(from), Stream.of(to))
                        .map(name ->
                                (name.matches("(domain|embedded|views).*") ? "io.windtunnel." : ROOT) + name + "..")
                        .toArray(String[]::new));
    }

    private static Map.Entry<String, String[]> adapter(String library, String... packages) {
        return Map.entry(
                library,
                Stream.of(packages).map(name -> "io.windtunnel." + name).toArray(String[]::new));
    }
}
