package io.windtunnel.checker.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.windtunnel.checker.CheckRequest;
import io.windtunnel.checker.change.RenameCandidate;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.RenamePin;
import io.windtunnel.checker.database.HistoryEntry;
import io.windtunnel.checker.database.ScriptRun;
import io.windtunnel.checker.database.TargetChoice;
import io.windtunnel.checker.database.TargetDatabase;
import io.windtunnel.checker.database.UndoPlan;
import io.windtunnel.checker.database.UndoRange;
import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.pending.RunOrigin;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.rule.NamedKind;
import io.windtunnel.checker.rule.Preset;
import io.windtunnel.checker.rule.RuleLevel;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rule.Threshold;
import io.windtunnel.checker.sandbox.ArtifactSource;
import io.windtunnel.checker.sandbox.MavenArtifacts;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.ScriptRole;
import org.junit.jupiter.api.Test;

final class LayersTest {

    /** What is asked, in all parts, the reports, their formats and words. */
    private static final DescribedPredicate<JavaClass> PUBLIC_ENTRY = resideInAnyPackage(
                    CheckRequest.class.getPackageName(),
                    "io.windtunnel.checker.report",
                    "io.windtunnel.views.text",
                    "io.windtunnel.domain..")
            .or(JavaClass.Predicates.belongToAnyOf(
                    CheckScope.class,
                    RunOrigin.class,
                    SandboxSource.class,
                    ArtifactSource.class,
                    MavenArtifacts.class,
                    ScriptRole.class,
                    RuleSettings.class,
                    RuleLevel.class,
                    Preset.class,
                    Threshold.class,
                    NamedKind.class,
                    ModelSource.class,
                    IgnoredObjects.class,
                    RenameChoices.class,
                    RenamePin.class,
                    RenameCandidate.class,
                    ObjectIdentity.class,
                    HistoryEntry.class,
                    ScriptRun.class,
                    TargetChoice.class,
                    TargetDatabase.class,
                    UndoPlan.class,
                    UndoRange.class));

    @Test
    void theCommandSeesOnlyTheEnginesPublicEntry() {
        classes()
                .should()
                .onlyDependOnClassesThat(PUBLIC_ENTRY
                        .or(resideInAnyPackage("io.windtunnel.checker.cli.."))
                        .or(resideOutsideOfPackage("io.windtunnel..")))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(LayersTest.class.getPackageName()));
    }

    @Test
    void onlyTheActionAndTheReviewServersClientSpeakHttpAndTheActionSeesNothingOfTheCommand() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.windtunnel");
        noClasses()
                .that()
                .resideOutsideOfPackages("io.windtunnel.checker.cli.action", "io.windtunnel.domain.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(ours);
        noClasses()
                .that()
                .resideInAPackage("io.windtunnel.checker.cli.action")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.windtunnel.checker.cli")
                .check(ours);
    }
}
