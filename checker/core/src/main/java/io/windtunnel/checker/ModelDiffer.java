package io.windtunnel.checker;

import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.change.RenameException;
import io.windtunnel.checker.change.RenamePin;
import io.windtunnel.checker.change.SettledDiff;
import io.windtunnel.checker.flyway.FlywaySettingsException;
import io.windtunnel.checker.generate.ScriptOutline;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.model.ModelComparison;
import io.windtunnel.checker.model.ModelException;
import io.windtunnel.checker.model.ModelReader;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.sandbox.SandboxException;
import java.sql.SQLException;
import java.util.Optional;

/** Says how two schemas differ, wherever they come from. */
public final class ModelDiffer {

    private final Progress progress;

    /** A differ that tells {@code progress} how far it is. */
    public ModelDiffer(Progress progress) {
        this.progress = progress;
    }

    /**
     * Compares two schemas; nothing is changed.
     *
     * @throws CheckException when one cannot be read, or a rename that was stated cannot be found
     */
    public SchemaChanges diff(DiffRequest request) throws CheckException {
        try {
            ModelReader reader = reader(request.run(), progress);
            Model from = read(reader, request.from()).without(request.ignored());
            Model to = read(reader, request.to()).without(request.ignored());
            SettledDiff diff = ModelComparison.settle(from, to, request.renames());
            return new SchemaChanges(
                    diff.changes().stream()
                            .map(change -> ChangeText.sentence(change, diff))
                            .toList(),
                    diff.open().stream()
                            .map(rename -> RenamePin.of(rename).toString())
                            .toList(),
                    ModelComparison.compare(from, to).notCompared(),
                    request.withScript() ? Optional.of(ScriptOutline.of(from, to, diff)) : Optional.empty());
        } catch (FlywaySettingsException | ModelException | RenameException | SandboxException | SQLException e) {
            throw CheckException.of(e);
        }
    }

    private Model read(ModelReader reader, ModelSource source) throws SandboxException, SQLException {
        progress.stage("reading " + source);
        return reader.read(source);
    }

    static ModelReader reader(RunSettings run, Progress progress) {
        return new ModelReader(
                run.sandbox(Optional.empty(), progress::note),
                run.workingDirectory(),
                new ModelReader.FlywayInput(run.environment(), run.flywaySettings(), run.classPath()),
                run.before());
    }
}
