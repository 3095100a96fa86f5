package io.windtunnel.domain.report;

import java.util.List;
import java.util.Optional;

/** One report with everything in it and one with nothing. */
final class SampleReports {

    private SampleReports() {}

    static Report full() {
        return new Report(
                Report.SCHEMA_VERSION,
                new Tool("windtunnel", "0.1.0"),
                new PostgresServer("18.6", "embedded 18.6.0"),
                Optional.of("main at 1a2b3c4"),
                new Summary(Outcome.FAILED, 1, 0, 0, 1, 1, 1),
                List.of(migration()),
                List.of(finding()),
                Optional.of(new ComparedModel("jooq:shop.db", List.of("jOOQ's classes hold no owners."))),
                Optional.of(List.of(new ModelDifference(
                        ModelDifference.Change.RENAMED,
                        "column",
                        "public.users.user_name",
                        Optional.of("public.users.username"),
                        "column users.username of the migrations is user_name in the model",
                        ModelDifference.Side.MODEL,
                        Optional.of("db/V2__users.sql"),
                        Optional.of(7)))),
                Optional.of(schema()),
                Optional.of(
                        new Samples(2, 10, List.of(new Samples.EmptyTable("public.odd", "a check refuses every row")))),
                List.of(undo()),
                List.of(new CompatibilityResult(
                        CompatibilityResult.Code.OLD,
                        "the schema before",
                        true,
                        12,
                        List.of(new CompatibilityResult.FailedStatement(
                                "public.users", "insert", "INSERT INTO users DEFAULT VALUES", "23502", "null value")))),
                List.of(new Problem(
                        "What the function calls could not be seen",
                        Optional.of("Write the statements out"),
                        Optional.of("db/V2__users.sql"),
                        Optional.of(7))),
                new Timings(Optional.of("2026-07-01T09:30:00Z"), 812, List.of(new Timings.Stage("flying", 420))));
    }

    static Report minimal() {
        return new Report(
                Report.SCHEMA_VERSION,
                new Tool("windtunnel", "0.1.0"),
                new PostgresServer("14.23", "system /usr/lib/postgresql/14/bin"),
                Optional.empty(),
                new Summary(Outcome.PASSED, 0, 0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                new Timings(Optional.empty(), 0, List.of()));
    }

    private static Schema schema() {
        return new Schema(List.of(new SchemaTable(
                "public.people",
                Optional.of(ModelDifference.Change.RENAMED),
                Optional.of("public.users"),
                List.of(new SchemaColumn(
                        "user_name",
                        "text",
                        true,
                        false,
                        Optional.of(ModelDifference.Change.RENAMED),
                        Optional.of("username"),
                        Optional.of("type character varying(40)"))),
                List.of(new SchemaReference(
                        "people_team_fkey",
                        List.of("team"),
                        "public.team",
                        List.of("id"),
                        Optional.of(ModelDifference.Change.ADDED))),
                List.of("added index people.people_team_idx"))));
    }

    private static Migration migration() {
        return new Migration(
                Optional.of("2"),
                "users",
                "db/V2__users.sql",
                MigrationKind.VERSIONED,
                true,
                List.of(statement(List.of(statement(List.of())))));
    }

    private static Statement statement(List<Statement> nested) {
        return new Statement(
                0,
                3,
                4,
                "DROP TABLE users\nCASCADE",
                1.25,
                Optional.of(1),
                List.of(new Lock("public.users", "table", "AccessExclusiveLock", true)),
                List.of(new Blocked(
                        "public.users", "table", List.of("SELECT", "INSERT"), Optional.of("public.users_2025"))),
                Optional.of(new Waiting(
                        List.of("public.users"), Optional.of(350.0), Optional.of(12_000_000L), Optional.of(4200.0))),
                List.of(new Rewrite(
                        "public.users", "table", true, Optional.of("type change"), List.of("new file node"))),
                List.of(new Scan("public.users", 1000, 1, true)),
                List.of(new Write("public.users", 1, 2, 3, true)),
                List.of(new SchemaObject("table", "public.people")),
                List.of(new SchemaObject("table", "public.post")),
                List.of(new DroppedObject("table", "public.users", false, true)),
                List.of(new Notice("NOTICE", "00000", "drop cascades to constraint")),
                new Timeouts("0", "2min", "0"),
                Optional.of(new StatementError(
                        "2BP01", "cannot drop", Optional.of("a view"), Optional.of("CASCADE"), 3, Optional.of(12))),
                nested);
    }

    private static Finding finding() {
        return new Finding(
                "table-recreated",
                Severity.ERROR,
                "A table was dropped and one like it created",
                "Its rows are gone",
                "Rename it",
                "db/V2__users.sql",
                Optional.of("2"),
                3,
                4,
                List.of("public.users", "public.people"),
                List.of(
                        Evidence.at("create", "public.people was created", "db/V2__users.sql", 1),
                        Evidence.comparing("definitions", "both", List.of("id int"), List.of("id bigint"))),
                Optional.of(new Fix(
                        "Rename",
                        true,
                        List.of(new Edit("db/V2__users.sql", 3, 4, "ALTER TABLE")),
                        List.of("table users: column order differs"),
                        List.of("2 of 2 rows are there"))),
                "6f1b",
                Optional.of(new Suppression("agreed")));
    }

    private static UndoResult undo() {
        return new UndoResult(
                "2",
                "db/V2__users.sql",
                Optional.of("db/U2__users.sql"),
                new UndoStage(UndoVerdict.SAME, UndoVerdict.DIFFERENT, List.of("2 of 5 rows of users are gone")),
                new UndoStage(UndoVerdict.FAILED, UndoVerdict.UNTRIED, List.of()),
                List.of(new UndoneTable(
                        "public.users", true, 5, 1, 1, List.of("name"), 0, 1, 1, Optional.of("The row (id = '1')"))),
                Optional.empty());
    }
}
