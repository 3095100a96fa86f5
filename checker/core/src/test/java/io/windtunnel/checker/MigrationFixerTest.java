package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.domain.report.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verified fixes reach pending scripts and no other file; git takes the patch. */
final class MigrationFixerTest {

    private static final String V1 =
            """
            CREATE TABLE customer (id int CONSTRAINT customer_pkey PRIMARY KEY, name text);
            CREATE TABLE payment (id int CONSTRAINT payment_pkey PRIMARY KEY, netprice int);
            INSERT INTO customer VALUES (1, 'Ada');
            INSERT INTO payment VALUES (1, 100);
            """;
    private static final String V2 =
            """
            -- It is called customers now.
            CREATE TABLE customers (id int CONSTRAINT customers_pkey PRIMARY KEY, name text);

            INSERT INTO customers SELECT * FROM customer;

            DROP TABLE customer;
            """;
    private static final String V2_FIXED =
            """
            -- It is called customers now.
            ALTER TABLE customer RENAME TO customers;
            ALTER TABLE customers RENAME CONSTRAINT customer_pkey TO customers_pkey;
            """;
    private static final String SECOND =
            """

            ALTER TABLE payment ADD COLUMN net_price int;
            UPDATE payment SET net_price = netprice;
            ALTER TABLE payment DROP COLUMN netprice;
            """;

    private Path directory = Path.of("");

    @BeforeEach
    void history(@TempDir Path project) throws IOException {
        directory = project.toRealPath();
        project().script("V1__customer.sql", V1);
    }

    @Test
    void aVerifiedFixOfAPendingScriptIsWritten() throws Exception {
        committed().script("V2__client.sql", V2);
        Path script = script("V2__client.sql");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r-----"));

        ProposedFixes fixes = proposed();

        assertThat(Files.readString(script)).isEqualTo(V2);
        assertThat(fixes.left()).isEmpty();
        assertThat(fixes.write()).containsExactly("db/migration/V2__client.sql");
        assertThat(Files.readString(script)).isEqualTo(V2_FIXED);
        assertThat(Files.getPosixFilePermissions(script)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(names()).containsExactly("V1__customer.sql", "V2__client.sql");
        assertThat(project().scope(new CheckScope.Pending()).check().findings())
                .as("a rename loses nothing, but code that runs now does not know the new name")
                .extracting(Finding::rule)
                .containsExactly("old-code-reads-fail");
    }

    @Test
    void twoFixesOfOneScriptAreFlownTogether() throws Exception {
        committed().script("V2__client.sql", V2 + SECOND);

        ProposedFixes fixes = proposed();
        fixes.write();

        assertThat(fixes.mended()).hasSize(2);
        assertThat(Files.readString(script("V2__client.sql")))
                .isEqualTo(V2_FIXED + "\nALTER TABLE payment RENAME COLUMN netprice TO net_price;\n");
    }

    @Test
    void aScriptThatTheBaseHasIsNeverWritten() throws Exception {
        project().script("V2__client.sql", V2);
        committed().script("V3__later.sql", "SELECT 1;");
        String before = everything();

        ProposedFixes fixes = proposed(new CheckScope.From("2"));

        assertThat(fixes.mended()).isEmpty();
        assertThat(fixes.left())
                .singleElement()
                .asString()
                .matches("db/migration/V2__client.sql:6 table-recreated: main at [0-9a-f]{7} has"
                        + " db/migration/V2__client.sql, so databases may have run it. Mend it in a new migration.");
        assertThat(fixes.write()).isEmpty();
        assertThat(patch(fixes)).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aChangedScriptThatTheBaseHasIsNotWrittenEither() throws Exception {
        project().script("V2__client.sql", "SELECT 1;");
        committed().script("V2__client.sql", V2);

        assertThat(proposed(new CheckScope.From("2")).left())
                .singleElement()
                .asString()
                .contains("Mend it in a new migration");
    }

    @Test
    void withoutGitNobodyCanTellWhatIsPending() throws Exception {
        project().script("V2__client.sql", V2);

        CheckRequest request = project().scope(new CheckScope.From("2")).request();

        ProposedFixes fixes = new MigrationFixer(Progress.NONE)
                .propose(
                        request.withScope(new CheckScope.Pending()),
                        new MigrationChecker(Progress.NONE).check(request));

        assertThat(fixes.left()).singleElement().asString().contains("Git knows no base branch here");
        assertThat(fixes.write()).isEmpty();
    }

    @Test
    void withoutGitTheVersionIsTheUsersWord() throws Exception {
        project().script("V2__client.sql", V2);

        proposed(new CheckScope.From("2")).write();

        assertThat(Files.readString(script("V2__client.sql"))).isEqualTo(V2_FIXED);
    }

    @Test
    void aFixThatWasNotFlownIsNotWritten() throws Exception {
        committed().script("V2__client.sql", V2);
        CheckRequest request = project().scope(new CheckScope.Pending()).request();

        ProposedFixes fixes = new MigrationFixer(Progress.NONE)
                .propose(
                        request,
                        new MigrationChecker(Progress.NONE).check(request.withEvidence(EvidenceSettings.NONE)));

        assertThat(fixes.mended()).isEmpty();
        assertThat(fixes.left())
                .containsExactly("db/migration/V2__client.sql:6 table-recreated: The fix was not flown.");
    }

    @Test
    void nothingIsWrittenThroughASymbolicLink() throws Exception {
        committed();
        Path elsewhere = Files.writeString(directory.resolve("elsewhere.sql"), V2);
        Files.createSymbolicLink(script("V2__client.sql"), elsewhere);

        ProposedFixes fixes = proposed();

        assertThat(fixes.left()).singleElement().asString().contains("V2__client.sql is a symbolic link");
        assertThat(fixes.mended()).isEmpty();
        assertThat(Files.readString(elsewhere)).isEqualTo(V2);
    }

    @Test
    void nothingIsWrittenOutsideOfTheProject(@TempDir Path other) throws Exception {
        committed();
        Path outside = Files.writeString(other.toRealPath().resolve("V2__client.sql"), V2);
        CheckRequest request = project()
                .migrations(Path.of("db/migration"), outside.resolveSibling(""))
                .scope(new CheckScope.From("2"))
                .request();

        ProposedFixes fixes = proposed(request);

        assertThat(fixes.left()).singleElement().asString().contains("it lies outside of " + directory);
        assertThat(Files.readString(outside)).isEqualTo(V2);
    }

    @Test
    void aScriptThatWasChangedMeanwhileStays() throws Exception {
        committed().script("V2__client.sql", V2);
        ProposedFixes fixes = proposed();
        Files.writeString(script("V2__client.sql"), V2 + "-- and more\n");

        assertThatThrownBy(fixes::write)
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("V2__client.sql was changed meanwhile; nothing was written");
        assertThat(Files.readString(script("V2__client.sql"))).endsWith("-- and more\n");
        assertThat(names()).containsExactly("V1__customer.sql", "V2__client.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V2__client.sql", "V2__a b \"ü\".sql"})
    void gitTakesThePatch(String name) throws Exception {
        for (String text : List.of(V2, V2.replace("\n", "\r\n"), V2.strip(), "\uFEFF" + V2)) {
            committed().script(name, text);
            ProposedFixes fixes = proposed();
            Files.write(directory.resolve("fix.patch"), patch(fixes));

            git("apply", "fix.patch");
            String applied = Files.readString(script(name));
            Files.writeString(script(name), text);
            fixes.write();

            assertThat(applied).isNotEqualTo(text).isEqualTo(Files.readString(script(name)));
        }
    }

    private TrialCheck project() {
        return TrialCheck.in(directory);
    }

    /** What is there so far is on main, and a branch begins. */
    private TrialCheck committed() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "no git on this machine");
        if (!Files.exists(directory.resolve(".git"))) {
            git("init", "-q", "-b", "main");
            git("add", "db");
            git("commit", "-q", "-m", "first");
            git("checkout", "-q", "-b", "work");
        }
        return project();
    }

    private ProposedFixes proposed() throws CheckException {
        return proposed(new CheckScope.Pending());
    }

    private ProposedFixes proposed(CheckScope scope) throws CheckException {
        return proposed(project().scope(scope).request());
    }

    private static ProposedFixes proposed(CheckRequest request) throws CheckException {
        return new MigrationFixer(Progress.NONE).propose(request, new MigrationChecker(Progress.NONE).check(request));
    }

    private static byte[] patch(ProposedFixes fixes) throws IOException {
        ByteArrayOutputStream patch = new ByteArrayOutputStream();
        fixes.patch(patch);
        return patch.toByteArray();
    }

    private Path script(String name) {
        return directory.resolve(TrialCheck.MIGRATIONS).resolve(name);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(script(""))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private String everything() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : names()) {
            text.append(Files.readString(script(name)));
        }
        return text.toString();
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@b.c"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
        Process process = builder.start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("%s: %s", command, text).isZero();
        }
    }
}
