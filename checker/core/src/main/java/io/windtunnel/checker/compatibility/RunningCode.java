package io.windtunnel.checker.compatibility;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.change.Change;
import io.windtunnel.checker.change.SchemaDiffer;
import io.windtunnel.checker.model.Model;
import io.windtunnel.checker.observation.CodeFailure;
import io.windtunnel.checker.observation.CodeRun;
import io.windtunnel.checker.observation.CompatibilityTrial;
import io.windtunnel.checker.observation.NameGone;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.script.MigrationScript;
import io.windtunnel.checker.trace.StartingPoint;
import io.windtunnel.domain.report.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The code that runs while a deployment is rolled out: it is there before the flight, with a session that has prepared its
 * statements, and goes on after it.
 */
public final class RunningCode implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** What is new on something older, and can get into the way of older code. */
    private static final Set<ObjectKind> PARTS = Set.of(
            ObjectKind.ENUM_VALUE,
            ObjectKind.COLUMN,
            ObjectKind.CONSTRAINT,
            ObjectKind.INDEX,
            ObjectKind.TRIGGER,
            ObjectKind.RULE,
            ObjectKind.POLICY);

    private final Sandbox sandbox;
    private final PreviousModel previous;
    private final CatalogSnapshot before;
    private final Set<ObjectName> foreign;
    private final CatalogSnapshot known;
    private final RelationNames names;
    private final OldSession session;
    private final List<Problem> problems = new ArrayList<>();

    private RunningCode(Sandbox sandbox, PreviousModel previous, Model flown) throws SQLException {
        this.sandbox = sandbox;
        this.previous = previous;
        this.foreign = flown.foreign();
        this.before = KnownSchema.without(flown.snapshot(), foreign);
        this.known =
                previous.model().map(model -> KnownSchema.of(before, model)).orElse(before);
        previous.problem().ifPresent(problems::add);
        if (isEmpty(known) && !isEmpty(before)) {
            problems.add(Problem.of(
                    "Old code was not tried: nothing that %s names is in the schema before."
                            .formatted(previous.source()),
                    "Name what the code that runs now was written against with --previous-model SOURCE."));
        }
        try (Connection connection = sandbox.administrator().connect()) {
            this.names = RelationNames.read(connection);
        }
        this.session = OldSession.open(sandbox, known);
    }

    private static boolean isEmpty(CatalogSnapshot schema) {
        return schema.tables().isEmpty()
                && schema.views().isEmpty()
                && schema.routines().isEmpty();
    }

    /**
     * Has the code begin, right before the flight.
     *
     * @param sandbox the server of the flight
     * @param previous what the code was written against
     * @param flown the schema in the sandbox, with what is not the team's own
     */
    public static RunningCode begin(Sandbox sandbox, PreviousModel previous, Model flown) throws SQLException {
        return new RunningCode(sandbox, previous, flown);
    }

    /** What could not be tried, and why. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Has it go on, and tries the new code on the old schema.
     *
     * @param flown the schema in the sandbox after the flight
     * @param start opens a server with the schema before
     * @param scripts what was flown
     * @return empty where the flight made nothing but new objects, or nothing is known of the code
     */
    public Optional<CompatibilityTrial> goOn(CatalogSnapshot flown, StartingPoint start, List<MigrationScript> scripts)
            throws SQLException, SandboxException {
        CatalogSnapshot after = KnownSchema.without(flown, foreign);
        List<Change> changes = SchemaDiffer.compare(before, after).changes();
        if (isEmpty(known) || changes.stream().allMatch(RunningCode::standsAlone)) {
            return Optional.empty();
        }
        List<CodeFailure> stale = session.goOn().stream()
                .map(failure -> Changed.ofOtherType(failure, known, after))
                .toList();
        try (Sandbox earlier = start.open();
                CodeSession there = CodeSession.open(earlier, PATIENCE_MILLIS);
                CodeSession here = CodeSession.open(sandbox, PATIENCE_MILLIS)) {
            List<NameGone> gone = names.goneIn(RelationNames.read(here.connection()));
            List<Probe> newCode = statements(here, Changed.of(after, before));
            List<Probe> bodies = Calls.bodies(here.connection());
            List<Probe> bodiesBefore = Calls.bodies(there.connection());
            List<Probe> oldCode = oldCode(there, Changed.felt(known, changes));
            CodeTrial oldOnNew = new CodeTrial(here, LONGEST);
            List<CodeFailure> failures = CodeTrial.confirmed(oldOnNew.failed(oldCode), there);
            tooSlow(oldCode, oldOnNew.tried());
            List<CodeTrial.Failed> refused = new CodeTrial(here, LONGEST).failed(bodies);
            return Optional.of(new CompatibilityTrial(
                    scripts,
                    new CodeRun(previous.source(), previous.isAssumed(), oldOnNew.tried(), failures),
                    newCode.isEmpty() ? Optional.empty() : Optional.of(newOnOld(newCode, here, there)),
                    stale,
                    CodeTrial.confirmed(before(refused, bodiesBefore), there),
                    gone,
                    Changed.unknownValues(known, before, after),
                    Changed.newNulls(known, after)));
        }
    }

    private static List<Probe> statements(CodeSession home, CatalogSnapshot schema) throws SQLException {
        return new CodeStatements(LentRows.read(home.connection(), schema)).of(schema);
    }

    private List<Probe> oldCode(CodeSession home, CatalogSnapshot felt) throws SQLException {
        Set<ObjectName> routines = known.routines().stream().map(Routine::name).collect(Collectors.toSet());
        List<Probe> probes = new ArrayList<>(statements(home, felt));
        probes.addAll(Calls.read(home.connection(), routines::contains));
        return probes;
    }

    private void tooSlow(List<Probe> probes, int tried) {
        int all = probes.stream().mapToInt(Probe::size).sum();
        if (tried < all) {
            problems.add(Problem.of("Of %d statements of old code only %d were tried: %d s were over."
                    .formatted(all, tried, LONGEST.toSeconds())));
        }
    }

    private static CodeRun newOnOld(List<Probe> newCode, CodeSession here, CodeSession there) throws SQLException {
        CodeTrial trial = new CodeTrial(there, LONGEST);
        List<CodeFailure> failures = CodeTrial.confirmed(trial.failed(newCode), here);
        return new CodeRun("the schema after", true, trial.tried(), failures);
    }

    private static boolean standsAlone(Change change) {
        return change instanceof Change.Added && !PARTS.contains(change.object().kind());
    }

    /** What fails now, with the body that the function had before: it may have been replaced. */
    private static List<CodeTrial.Failed> before(List<CodeTrial.Failed> failed, List<Probe> before) {
        List<CodeTrial.Failed> functions = new ArrayList<>();
        for (CodeTrial.Failed one : failed) {
            before.stream()
                    .filter(probe ->
                            probe.statement().object().equals(one.failure().object())
                                    && probe.statement()
                                            .columns()
                                            .equals(one.failure().statement().columns()))
                    .findFirst()
                    .ifPresent(probe -> functions.add(new CodeTrial.Failed(probe, one.failure())));
        }
        return functions;
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
