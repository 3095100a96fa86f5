package io.windtunnel.checker.database;

import io.windtunnel.checker.flyway.ResolvedScript;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateResult;

/** What is applied and what is pending, as Flyway sees it. */
public final class History {

    private final TargetAccess access;
    private final Set<String> undoable;

    /** Of that database. */
    public History(TargetAccess access) {
        this.access = access;
        this.undoable = access.scripts().undos().scripts().stream()
                .map(History::version)
                .collect(Collectors.toSet());
    }

    /** Every applied and pending migration in Flyway's order; nothing is changed. */
    public List<HistoryEntry> entries() throws DatabaseException {
        return Arrays.stream(infos(access)).map(this::entry).toList();
    }

    /** What does not fit between the applied migrations and the scripts; what is only pending does. */
    public List<String> problems() throws DatabaseException {
        ValidateResult result =
                access.during(() -> access.configure(access.scripts().migrations())
                        .ignoreMigrationPatterns(Stream.concat(
                                        Arrays.stream(access.scripts()
                                                        .migrations()
                                                        .configuration()
                                                        .getIgnoreMigrationPatterns())
                                                .map(Object::toString),
                                        Stream.of("*:pending"))
                                .toArray(String[]::new))
                        .load()
                        .validateWithResult());
        List<String> problems = result.invalidMigrations.stream()
                .map(invalid -> said(invalid.errorDetails))
                .toList();
        return problems.isEmpty() && !result.validationSuccessful ? List.of(said(result.errorDetails)) : problems;
    }

    static MigrationInfo[] infos(TargetAccess access) throws DatabaseException {
        return access.during(() ->
                access.configure(access.scripts().migrations()).load().info().all());
    }

    static String version(ResolvedScript script) {
        return script.resolved().getVersion().getVersion();
    }

    private static String said(ErrorDetails details) {
        return String.valueOf(details.errorMessage).replace("\r\n", "\n").strip();
    }

    private HistoryEntry entry(MigrationInfo info) {
        boolean scripted = info.getVersion() != null
                && !info.getType().isSynthetic()
                && !info.getType().isBaseline();
        return new HistoryEntry(
                Optional.ofNullable(info.getVersion()).map(Object::toString),
                info.getDescription(),
                info.getType().name(),
                info.getState().getDisplayName(),
                Optional.ofNullable(info.getInstalledOn())
                        .map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneId.systemDefault())),
                scripted ? Optional.of(undoable.contains(info.getVersion().getVersion())) : Optional.empty());
    }
}
