package io.windtunnel.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which way the arrows go. */
final class LayersTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.windtunnel.app");

    @Test
    void reportsAreDataAndTheCheckerIsNotLinked() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.windtunnel.checker.."))
                .check(OURS);
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "io.windtunnel.app..",
                                "io.windtunnel.domain..",
                                "io.windtunnel.views..",
                                "io.windtunnel.embedded..")
                        .or(resideOutsideOfPackage("io.windtunnel..")))
                .check(OURS);
    }

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching("io.windtunnel.app.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void onlyStorageSpeaksSql() {
        noClasses()
                .that()
                .areAnnotatedWith(org.springframework.stereotype.Controller.class)
                .or()
                .areAnnotatedWith(org.springframework.web.bind.annotation.RestController.class)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.jooq..", "java.sql..", "io.windtunnel.domain.db", "io.windtunnel.domain.db.tables.."))
                .check(OURS);
    }

    @Test
    void onlyTheDatabasesPackageKnowsWhereItIs() {
        noClasses()
                .that(resideOutsideOfPackage("io.windtunnel.app.database.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "com.zaxxer..", "org.flywaydb..", "io.windtunnel.embedded..", "org.postgresql.."))
                .check(OURS);
    }
}
