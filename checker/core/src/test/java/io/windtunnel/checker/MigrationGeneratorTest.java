package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.GeneratedMigration.Outcome;
import io.windtunnel.checker.change.RenameCandidate;
import io.windtunnel.checker.change.RenameChoices;
import io.windtunnel.checker.change.RenamePin;
import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.sandbox.MavenArtifacts;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.ScriptRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The missing migration is written where it belongs, says what it does, and holds; or nothing is written, and why. */
final class MigrationGeneratorTest {

    private static final String USERS =
            """
            CREATE TABLE users (id bigint PRIMARY KEY, username text NOT NULL, age int);
            """;

    private final Path project;
    private final List<String> asked = new ArrayList<>();

    /** What a person would answer; asked for each question. */
    private Optional<Boolean> answer = Optional.empty();

    private Runnable meanwhile = () -> {};

    MigrationGeneratorTest(@TempDir Path project) throws IOException {
        this.project = project;
        Files.createDirectories(project.resolve("sql"));
    }

    private void write(String path, String text) {
        try {
            Files.writeString(project.resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String path) throws IOException {
        return Files.readString(project.resolve(path));
    }

    private List<String> folder() throws IOException {
        try (Stream<Path> files = Files.list(project.resolve("sql"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private GeneratedMigration generate(String message, String model) throws CheckException {
        return generate(message, model, (request, none) -> request);
    }

    private GeneratedMigration generate(
            String message, String model, BiFunction<GenerateRequest, Object, GenerateRequest> change)
            throws CheckException {
        write("schema.sql", model);
        RunSettings run = new RunSettings(
                project,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                SandboxSource.parse("embedded"),
                ScriptRole.PLAIN_OWNER,
                Map.of(),
                Optional.empty(),
                new MavenArtifacts());
        GenerateRequest request = new GenerateRequest(
                run,
                List.of(Path.of("sql")),
                ModelSource.parse("ddl:schema.sql"),
                message,
                RenameChoices.GUESSED,
                IgnoredObjects.NONE,
                false,
                false,
                LocalDateTime.of(2026, 3, 1, 12, 0));
        return new MigrationGenerator(Progress.NONE).generate(change.apply(request, ""), new Person());
    }

    private static GenerateRequest with(
            GenerateRequest r, RenameChoices renames, boolean allowDrop, boolean plain, IgnoredObjects ignored) {
        return new GenerateRequest(
                r.run(), r.migrations(), r.model(), r.message(), renames, ignored, allowDrop, plain, r.now());
    }

    private final class Person implements Decisions {

        @Override
        public Optional<Boolean> isRename(RenameCandidate candidate) {
            asked.add(candidate.from() + " -> " + candidate.to());
            return answer;
        }

        @Override
        public Optional<Boolean> mayLose(List<String> losses) {
            asked.addAll(losses);
            meanwhile.run();
            return answer;
        }
    }

    @Test
    void aTableAndAColumnAreRenamedAndNothingElseHappens() throws Exception {
        write("sql/V001__users.sql", USERS + "INSERT INTO users VALUES (1, 'ann', 20);");

        GeneratedMigration result = generate(
                "rename users", "CREATE TABLE user_account (id bigint PRIMARY KEY, user_name text NOT NULL, age int);");

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.WRITTEN);
        assertThat(folder()).containsExactly("U002__rename_users.sql", "V001__users.sql", "V002__rename_users.sql");
        assertThat(read("sql/V002__rename_users.sql"))
                .isEqualTo(
                        """
                        -- renamed table users to user_account
                        -- renamed column users.username to user_name
                        -- renamed constraint users_pkey on users to user_account_pkey

                        ALTER TABLE public.users RENAME COLUMN username TO user_name;

                        ALTER TABLE public.users RENAME CONSTRAINT users_pkey TO user_account_pkey;

                        ALTER TABLE public.users RENAME TO user_account;
                        """);
    }

    /** The second rename is found only behind the first: what was renamed is told and planned by its first name. */
    @Test
    void renamesThatStandOnEachOtherAreStated() throws Exception {
        write("sql/V1__users.sql", "CREATE TABLE users (id int CONSTRAINT users_pkey PRIMARY KEY, username text);");

        GeneratedMigration result = generate(
                "people",
                "CREATE TABLE person (id int CONSTRAINT person_pkey PRIMARY KEY, full_name text);",
                (request, none) -> with(
                        request,
                        new RenameChoices(
                                List.of(
                                        RenamePin.parse("users:person"),
                                        RenamePin.parse("person.username:person.full_name")),
                                true),
                        false,
                        false,
                        IgnoredObjects.NONE));

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.WRITTEN);
        assertThat(read("sql/V2__people.sql"))
                .contains("RENAME COLUMN username TO full_name", "RENAME TO person")
                .doesNotContain("DROP", "ADD");
    }

    @Test
    void columnThatPostgresCannotPutThereIsTold() throws Exception {
        write("sql/V1__users.sql", USERS);
        String model = "CREATE TABLE users (id bigint PRIMARY KEY, email text, username text NOT NULL, age int);";
        String remark = "The model has the columns of public.users in another order, and Postgres only puts a column "
                + "last. Write them there as they will be: id, username, age, email.";

        GeneratedMigration written = generate("email", model);
        GeneratedMigration again = generate("email", model);

        assertThat(written.outcome()).isEqualTo(Outcome.WRITTEN);
        assertThat(written.remarks()).containsExactly(remark);
        assertThat(again.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(again.remarks()).containsExactly(remark);
    }

    @Test
    void nothingIsWrittenWhereNothingIsMissing() throws Exception {
        write("sql/V1__users.sql", USERS);

        GeneratedMigration result = generate("nothing", USERS);

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.NOTHING_TO_DO);
        assertThat(folder()).containsExactly("V1__users.sql");
    }

    @Test
    void theFirstMigrationIsVersionOne() throws Exception {
        assertThat(generate("users: the first", USERS).remarks()).isEmpty();
        assertThat(folder()).containsExactly("U1__users_the_first.sql", "V1__users_the_first.sql");
        assertThat(generate("again", USERS).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    }

    @Test
    void whatLosesValuesIsAskedFor() throws Exception {
        write("sql/V1__users.sql", USERS);
        String without = USERS.replace(", age int", "");

        assertThat(generate("no age", without).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(asked).containsExactly("the values of public.users.age");
        assertThat(folder()).containsExactly("V1__users.sql");

        answer = Optional.of(false);
        assertThat(generate("no age", without).remarks())
                .singleElement()
                .asString()
                .contains("--allow-drop");

        answer = Optional.of(true);
        assertThat(generate("no age", without).outcome()).isEqualTo(Outcome.WRITTEN);
        assertThat(read("sql/U2__no_age.sql"))
                .contains("-- Lost by the migration, and not brought back: the values of public.users.age.");
    }

    @Test
    void aDoubtfulRenameIsAskedForAndNeverGuessed() throws Exception {
        write("sql/V1__users.sql", "CREATE TABLE t (id int PRIMARY KEY, label text, price numeric);");
        String model = "CREATE TABLE t (id int PRIMARY KEY, caption text, price numeric);";

        GeneratedMigration undecided = generate("remarks", model);

        assertThat(undecided.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(asked).containsExactly("column public.t.label -> column public.t.caption");
        assertThat(undecided.remarks())
                .singleElement()
                .asString()
                .contains("--rename 't.label:t.caption'", "--no-rename");
        assertThat(folder()).containsExactly("V1__users.sql");

        GeneratedMigration stated = generate(
                "remarks",
                model,
                (request, none) -> with(
                        request,
                        new RenameChoices(List.of(RenamePin.parse("t.label:t.caption")), true),
                        false,
                        false,
                        IgnoredObjects.NONE));

        assertThat(stated.outcome()).isEqualTo(Outcome.WRITTEN);
        assertThat(read("sql/V2__remarks.sql"))
                .contains("RENAME COLUMN label TO caption")
                .doesNotContain("DROP");
    }

    @Test
    void aPersonsNoMakesItADropAndAnAddition() throws Exception {
        write("sql/V1__users.sql", "CREATE TABLE t (id int PRIMARY KEY, label text, price numeric);");
        answer = Optional.of(false);

        GeneratedMigration result = generate(
                "remarks",
                "CREATE TABLE t (id int PRIMARY KEY, caption text, price numeric);",
                (request, none) -> with(request, RenameChoices.GUESSED, true, false, IgnoredObjects.NONE));

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.WRITTEN);
        assertThat(read("sql/V2__remarks.sql")).contains("DROP COLUMN label", "ADD COLUMN caption");
    }

    @Test
    void aRenameThatNamesNothingIsRefused() {
        write("sql/V1__users.sql", USERS);

        assertThatThrownBy(() -> generate(
                        "x",
                        USERS.replace("age", "years"),
                        (request, none) -> with(
                                request,
                                new RenameChoices(List.of(RenamePin.parse("users.agee:years")), true),
                                false,
                                false,
                                IgnoredObjects.NONE)))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("users.agee:years");
    }

    @Test
    void whatTakesTimeIsDoneInStepsOfTheirOwn() throws Exception {
        write("sql/V1.9__users.sql", USERS + "CREATE TABLE post (id bigint PRIMARY KEY, author bigint);");

        GeneratedMigration result = generate(
                "posts",
                USERS.replace("age int", "age int NOT NULL CHECK (age > 0), UNIQUE (username)")
                        + """
                        CREATE TABLE post (id bigint PRIMARY KEY, author bigint REFERENCES users);
                        CREATE INDEX post_author_idx ON post (author);
                        """);

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.WRITTEN);
        assertThat(result.remarks()).singleElement().asString().contains("flyway.postgresql.transactional.lock=false");
        assertThat(folder())
                .contains(
                        "V1.10__posts.sql",
                        "V1.11__posts_validate.sql",
                        "V1.12__posts_indexes.sql",
                        "V1.12__posts_indexes.sql.conf",
                        "U1.12__posts_indexes.sql.conf");
        assertThat(read("sql/V1.10__posts.sql"))
                .contains("CHECK ((age > 0)) NOT VALID", "REFERENCES public.users(id) NOT VALID")
                .doesNotContain("SET NOT NULL", "INDEX");
        assertThat(read("sql/V1.11__posts_validate.sql"))
                .containsSubsequence(
                        "VALIDATE CONSTRAINT",
                        "ALTER COLUMN age SET NOT NULL",
                        "DROP CONSTRAINT check_age_is_not_null");
        assertThat(read("sql/V1.12__posts_indexes.sql"))
                .contains(
                        "CREATE INDEX CONCURRENTLY post_author_idx",
                        "CREATE UNIQUE INDEX CONCURRENTLY users_username_key",
                        "UNIQUE USING INDEX users_username_key");
        assertThat(read("sql/V1.12__posts_indexes.sql.conf")).isEqualTo("executeInTransaction=false\n");
    }

    @Test
    void plainMeansOneScript() throws Exception {
        write("sql/V1__users.sql", USERS);

        generate(
                "older",
                USERS.replace("age int", "age int NOT NULL CHECK (age > 0), UNIQUE (username)"),
                (request, none) -> with(request, RenameChoices.GUESSED, false, true, IgnoredObjects.NONE));

        assertThat(folder()).containsExactly("U2__older.sql", "V1__users.sql", "V2__older.sql");
        assertThat(read("sql/V2__older.sql"))
                .contains("SET NOT NULL", "UNIQUE (username)")
                .doesNotContain("VALID");
    }

    @Test
    void aValueThatNobodyKnowsMakesTheScriptRefuseToRun() throws Exception {
        write("sql/V1__users.sql", USERS);
        String model = USERS.replace("age int", "age int, email text NOT NULL");

        GeneratedMigration result = generate("email", model);

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.WRITTEN);
        assertThat(result.remarks())
                .containsExactly(
                        "V2__email.sql refuses to run until you have written there what the rows of public.users get in email.");
        assertThatThrownBy(() -> generate("again", model))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("what the rows of public.users get in email has not been filled in yet");

        write(
                "sql/V2__email.sql",
                read("sql/V2__email.sql")
                        .replaceAll("(?s)DO \\$backfill\\$.*END \\$backfill\\$;", "UPDATE users SET email = '';"));
        assertThat(generate("again", model).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    }

    @Test
    void rowsThatTheHistoryInsertsAndThatStandInTheWayAreNamed() throws Exception {
        write("sql/V1__users.sql", USERS + "INSERT INTO users VALUES (1, 'ann', NULL);");

        GeneratedMigration result = generate("age", USERS.replace("age int", "age int NOT NULL"));

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.WRITTEN);
        assertThat(result.remarks())
                .singleElement()
                .asString()
                .contains("The rows that the history itself inserts", "check_age_is_not_null");
    }

    @Test
    void whatLooksLikeAPlaceholderIsNotReplaced() throws Exception {
        write("sql/V1__users.sql", USERS);

        GeneratedMigration result = generate(
                "template",
                USERS + "CREATE FUNCTION template() RETURNS text LANGUAGE sql AS $$ SELECT 'dear ${name}'::text $$;");

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.WRITTEN);
        assertThat(read("sql/V2__template.sql.conf")).isEqualTo("placeholderReplacement=false\n");
    }

    @Test
    void aVersionThatIsTakenMeanwhileIsNotTakenTwice() throws Exception {
        write("sql/V1__users.sql", USERS);
        answer = Optional.of(true);
        meanwhile = () -> write("sql/V2__other.sql", "SELECT 1;");

        assertThatThrownBy(() -> generate("no age", USERS.replace(", age int", "")))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("Version 2 has been written meanwhile");
        assertThat(folder()).containsExactly("V1__users.sql", "V2__other.sql");
    }

    @Test
    void whatIsIgnoredIsLeftAlone() throws Exception {
        write("sql/V1__users.sql", USERS + "CREATE TABLE job_queue (id int);");

        GeneratedMigration result = generate(
                "nothing",
                USERS,
                (request, none) ->
                        with(request, RenameChoices.GUESSED, false, false, new IgnoredObjects(List.of("job_*"))));

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.NOTHING_TO_DO);
    }

    @Test
    void aMessageNeedsWords() {
        write("sql/V1__users.sql", USERS);

        assertThatThrownBy(() -> generate("?!", USERS))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("neither letters nor digits");
    }

    /** A name is somebody else's text: it ends neither a comment nor a literal. */
    @Test
    void namesStayNames() throws Exception {
        write("sql/V1__users.sql", "CREATE TABLE \"o'clock\n; DROP TABLE x\" (id int);");

        GeneratedMigration result = generate(
                "names", "CREATE TABLE \"o'clock\n; DROP TABLE x\" (id int, \"a $backfill$ 'b'\n\" text NOT NULL);");

        assertThat(result.outcome()).as("%s", result.remarks()).isEqualTo(Outcome.WRITTEN);
        assertThatThrownBy(() -> generate("again", "CREATE TABLE y (id int);"))
                .hasMessageContaining("has not been filled in yet");
    }
}
