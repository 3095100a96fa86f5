package io.windtunnel.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.windtunnel.checker.model.IgnoredObjects;
import io.windtunnel.checker.model.ModelSource;
import io.windtunnel.checker.pending.CheckScope;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.RuleLevel;
import io.windtunnel.checker.rule.RuleSettings;
import io.windtunnel.checker.rules.Rules;
import io.windtunnel.checker.sandbox.MavenArtifacts;
import io.windtunnel.checker.sandbox.SandboxSource;
import io.windtunnel.checker.sandbox.ScriptRole;
import io.windtunnel.domain.report.Report;
import io.windtunnel.domain.report.ReportJson;
import io.windtunnel.domain.report.ReportSchema;
import io.windtunnel.domain.report.Severity;
import io.windtunnel.domain.server.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A real check for the tests: a project is written into a directory, a report comes out. Every report is held against
 * the published schema.
 */
public final class TrialCheck {

    /** Where a project keeps its scripts when nothing else is said. */
    public static final String MIGRATIONS = "db/migration/";

    /** Base histories are not to fill the user's cache. */
    private static final Path CACHE = Path.of("target/trial-checks").toAbsolutePath();

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ReportSchema.json());

    private final Path project;
    private final List<Path> migrations = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private final List<Path> before = new ArrayList<>();
    private final Map<String, String> flyway = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();
    private CheckScope scope = new CheckScope.All();
    private SandboxSource server = SandboxSource.parse("embedded");
    private Optional<ModelSource> model = Optional.empty();
    private EvidenceSettings evidence = EvidenceSettings.ALL;
    private IgnoredObjects ignored = IgnoredObjects.NONE;
    private List<Decision> decisions = List.of();
    private RuleSettings rules = withoutLocks();
    private Duration statementTimeout = CheckRequest.DEFAULT_STATEMENT_TIMEOUT;

    private TrialCheck(Path project) {
        this.project = project.toAbsolutePath();
    }

    /** A project in this directory, which may be empty; every script is under check. */
    public static TrialCheck in(Path project) {
        return new TrialCheck(project);
    }

    /** A script where Flyway looks for it. */
    public TrialCheck script(String name, String text) {
        return file(MIGRATIONS + name, text);
    }

    /** A file of the project in UTF-8. */
    public TrialCheck file(String path, String text) {
        return file(path, text, StandardCharsets.UTF_8);
    }

    /** A file of the project. */
    public TrialCheck file(String path, String text, Charset encoding) {
        try {
            Path file = project.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text, encoding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** {@code --migrations}. */
    public TrialCheck migrations(Path... directories) {
        migrations.addAll(List.of(directories));
        return this;
    }

    /** {@code --class-path}. */
    public TrialCheck classPath(Path entry) {
        classPath.add(entry);
        return this;
    }

    /** {@code --before}: a file of the project. */
    public TrialCheck before(String path) {
        before.add(Path.of(path));
        return this;
    }

    /** {@code --flyway KEY=VALUE}. */
    public TrialCheck flyway(String key, String value) {
        flyway.put(key, value);
        return this;
    }

    /** A variable of the environment. */
    public TrialCheck environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** {@code --from VERSION}. */
    public TrialCheck from(String version) {
        return scope(new CheckScope.From(version));
    }

    /** What is under check. */
    public TrialCheck scope(CheckScope what) {
        scope = what;
        return this;
    }

    /** The embedded server of this major. */
    public TrialCheck on(int major) {
        return on(SandboxSource.parse("embedded:" + major));
    }

    /** This server. */
    public TrialCheck on(SandboxSource source) {
        server = source;
        return this;
    }

    /** {@code --model SOURCE}. */
    public TrialCheck model(ModelSource source) {
        model = Optional.of(source);
        return this;
    }

    /** {@code --ignore PATTERN}. */
    public TrialCheck ignoring(String... patterns) {
        ignored = new IgnoredObjects(List.of(patterns));
        return this;
    }

    /** What else is tried; everything where nothing is said. */
    public TrialCheck evidence(EvidenceSettings settings) {
        evidence = settings;
        return this;
    }

    /** Hardly a statement takes no lock: who wants to know who waits for it says so with {@link #rules}. */
    private static RuleSettings withoutLocks() {
        RuleSettings settings = RuleSettings.DEFAULT;
        for (Rule rule : Rules.all()) {
            if (rule.getClass().getPackageName().endsWith(".locks")) {
                settings = settings.with(rule.id(), RuleLevel.OFF);
            }
        }
        return settings;
    }

    /** Which rules are asked, and how bad they are. */
    public TrialCheck rules(RuleSettings settings) {
        rules = settings;
        return this;
    }

    /** What maintainers let pass. */
    public TrialCheck decisions(Decision... inForce) {
        decisions = List.of(inForce);
        return this;
    }

    /** How long a statement may run. */
    public TrialCheck statementTimeout(Duration longest) {
        statementTimeout = longest;
        return this;
    }

    /** What is checked. */
    public CheckRequest request() {
        return new CheckRequest(
                new RunSettings(
                        project,
                        environment,
                        flyway,
                        classPath,
                        before,
                        server,
                        ScriptRole.PLAIN_OWNER,
                        Map.of(),
                        Optional.of(CACHE),
                        new MavenArtifacts()),
                migrations,
                scope,
                statementTimeout,
                model,
                ignored,
                true,
                rules,
                Optional.empty(),
                decisions,
                evidence,
                Optional.of(Severity.ERROR));
    }

    /** The report, which fits the schema. */
    public Report check() throws CheckException {
        Report report = new MigrationChecker(Progress.NONE).check(request());
        assertThat(SCHEMA.validate(ReportJson.toString(report), InputFormat.JSON))
                .isEmpty();
        return report;
    }
}
