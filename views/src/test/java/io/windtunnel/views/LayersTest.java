package io.windtunnel.views;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The views are made of the report's records alone, so that whoever has a report can show it. */
final class LayersTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.windtunnel.views");

    @Test
    void theViewsSeeTheReportAndNothingElseOfOurs() {
        classes()
                .that()
                .resideInAPackage("io.windtunnel.views..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "io.windtunnel.views..",
                                "io.windtunnel.domain.report..",
                                "io.windtunnel.domain.postgres..")
                        .or(resideOutsideOfPackage("io.windtunnel..")))
                .check(OURS);
    }

    @Test
    void theWordsSeeNoPage() {
        noClasses()
                .that()
                .resideInAPackage("io.windtunnel.views.text..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.windtunnel.views.html..", "gg.jte..", "org.eclipse.."))
                .check(OURS);
    }

    @Test
    void nothingHereSeesAConnectionOrAFile() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.sql..", "javax.sql..", "java.net..", "java.nio.channels..", "java.nio.file.."))
                .check(OURS);
    }
}
