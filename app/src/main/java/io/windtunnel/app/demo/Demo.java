package io.windtunnel.app.demo;

import static io.windtunnel.domain.db.Tables.FINDING;
import static io.windtunnel.domain.db.Tables.RUN;
import static io.windtunnel.domain.db.Tables.RUN_DOCUMENT;

import io.windtunnel.app.access.Accounts;
import io.windtunnel.app.ingest.Ingest;
import io.windtunnel.app.settings.ProjectStore;
import io.windtunnel.domain.db.enums.ProjectRole;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Fills an empty database before the first request. */
@Component
@Profile("demo")
@Order(0)
class Demo implements CommandLineRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String PASSWORD = "windtunnel-demo";
    private static final List<String> EXAMPLES = List.of(
            "unique-on-duplicates",
            "rename-column",
            "undo-loses-rows",
            "cast-fails",
            "rows-deleted",
            "old-code-reads-fail",
            "rename-table");

    private final Accounts accounts;
    private final ProjectStore projects;
    private final Ingest ingest;
    private final PasswordEncoder passwords;
    private final DSLContext dsl;
    private final Random random = new Random(7);

    Demo(Accounts accounts, ProjectStore projects, Ingest ingest, PasswordEncoder passwords, DSLContext dsl) {
        this.accounts = accounts;
        this.projects = projects;
        this.ingest = ingest;
        this.passwords = passwords;
        this.dsl = dsl;
    }

    @Override
    public void run(String... arguments) throws IOException {
        if (accounts.haveAdministrator()) {
            return;
        }
        String hash = Objects.requireNonNull(passwords.encode(PASSWORD));
        accounts.create("ada", "Ada", hash, true);
        long rob = accounts.create("rob", "Rob", hash, false).orElseThrow();
        long rita = accounts.create("rita", "Rita", hash, false).orElseThrow();
        long shop = projects.create("shop", "Shop", "main").orElseThrow();
        projects.create("billing", "Billing", "main");
        accounts.setRole(shop, rob, ProjectRole.review);
        accounts.setRole(shop, rita, ProjectRole.read);
        handIn(shop);
        LOG.info("The demo is ready. Sign in as ada, rob or rita; the password of each is {}", PASSWORD);
    }

    /** Each accident as a pull request, then mended, then on the default branch: some days apart. */
    private void handIn(long project) throws IOException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        int days = EXAMPLES.size();
        for (String example : EXAMPLES) {
            int number = 40 + EXAMPLES.size() - days;
            OffsetDateTime day = now.minus(Duration.ofDays(days)).minus(Duration.ofMinutes(random.nextInt(300)));
            Optional<Integer> pullRequest = Optional.of(number);
            handIn(project, example, pullRequest, example + "-wrong", day);
            boolean isOpen = days == 1;
            if (!isOpen) {
                handIn(project, example, pullRequest, example + "-right", day.plusHours(3));
                handIn(project, "main", Optional.empty(), example + "-right", day.plusHours(4));
            }
            days--;
        }
    }

    private void handIn(
            long project, String branch, Optional<Integer> pullRequest, String report, OffsetDateTime receivedAt)
            throws IOException {
        byte[] commit = new byte[20];
        random.nextBytes(commit);
        long run = ingest.demo(
                project, branch, HexFormat.of().formatHex(commit), pullRequest, read("/demo/" + report + ".json"));
        receivedAt(run, receivedAt);
    }

    /** As if it had come then, with all that goes by it. */
    private void receivedAt(long run, OffsetDateTime time) {
        dsl.update(RUN).set(RUN.RECEIVED_AT, time).where(RUN.ID.eq(run)).execute();
        dsl.update(FINDING)
                .set(FINDING.RECEIVED_AT, time)
                .where(FINDING.RUN_ID.eq(run))
                .execute();
        dsl.update(RUN_DOCUMENT)
                .set(RUN_DOCUMENT.RECEIVED_AT, time)
                .where(RUN_DOCUMENT.RUN_ID.eq(run))
                .execute();
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = Demo.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        }
    }
}
