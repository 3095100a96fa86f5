package io.windtunnel.checker;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.flyway.MigrationHistory;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.model.ModelComparison;
import io.windtunnel.checker.model.ModelReader;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Drift;
import io.windtunnel.checker.rule.DriftCauses;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.domain.report.ComparedModel;
import java.sql.SQLException;
import java.util.List;

/** The comparison of the migrated schema with the model: begun before the flight, so that a wrong model is told soon. */
final class ModelCheck {

    private final CheckRequest request;
    private final ModelReader reader;
    private final ModelSource source;
    private final Model model;
    private final Sandbox sandbox;
    private final MigrationHistory history;
    private final CatalogSnapshot before;

    private ModelCheck(CheckRequest request, ModelSource source, Sandbox sandbox, MigrationHistory history)
            throws SQLException, SandboxException {
        this.request = request;
        this.reader = ModelDiffer.reader(request.run(), Progress.NONE);
        this.source = source;
        this.model = reader.read(source).without(request.ignored());
        this.sandbox = sandbox;
        this.history = history;
        this.before = flown().snapshot();
    }

    /** Reads the model, and the schema in the sandbox before the flight. */
    static ModelCheck begin(CheckRequest request, ModelSource source, Sandbox sandbox, MigrationHistory history)
            throws SQLException, SandboxException {
        return new ModelCheck(request, source, sandbox, history);
    }

    private Model flown() throws SQLException {
        return reader.read(sandbox, history).without(request.ignored());
    }

    /** Compares the schema in the sandbox after the flight. */
    Drift end(List<Deployment> deployments) throws SQLException {
        Model migrations = flown();
        List<Change> made = SchemaDiffer.compare(before, migrations.snapshot()).changes();
        return new Drift(
                new ComparedModel(
                        source.toString(),
                        ModelComparison.compare(migrations, model).notCompared()),
                update(),
                new DriftCauses(ModelComparison.settle(migrations, model, RenameChoices.GUESSED), made, deployments)
                        .find());
    }

    private String update() {
        if (source instanceof ModelSource.JooqClasses) {
            return "Regenerate the classes from the migrated schema: mvn jooq-codegen:generate, or what your build calls it.";
        }
        if (source instanceof ModelSource.Ddl ddl) {
            return "Take the change over into " + ddl.path() + ".";
        }
        return source instanceof ModelSource.Migrations other
                ? "Add the change to the scripts in " + other.directory() + "."
                : "Migrate that database: it does not have the newest migrations, or somebody changed it by hand.";
    }
}
