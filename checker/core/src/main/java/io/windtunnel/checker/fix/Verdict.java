package io.windtunnel.checker.fix;

import io.windtunnel.domain.report.Finding;
import io.windtunnel.domain.report.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a flight of edited scripts has shown.
 *
 * @param verified whether the edits do what they are to do, and nothing else
 * @param differences how the schema differs, a clause each
 * @param proof what was seen, a clause each; where it is not verified, why
 */
record Verdict(boolean verified, List<String> differences, List<String> proof) {

    Verdict {
        differences = List.copyOf(differences);
        proof = List.copyOf(proof);
    }

    /** The fix with what was seen of it. */
    Fix on(Fix fix) {
        return new Fix(fix.title(), verified, fix.edits(), sentences(differences), sentences(proof));
    }

    static List<String> sentences(List<String> clauses) {
        return clauses.stream()
                .map(clause -> clause.substring(0, 1).toUpperCase(Locale.ROOT)
                        + clause.substring(1)
                        + (clause.endsWith(".") ? "" : "."))
                .toList();
    }

    /** Nothing was flown, or it did not get to its end. */
    static Verdict not(String why) {
        return new Verdict(false, List.of(), List.of(why));
    }

    /**
     * Judges a flight.
     *
     * @param fixed the findings that the edits are to mend
     */
    static Verdict of(List<Finding> fixed, Course.Trip trip, Landing written) {
        Landing landing = trip.landing();
        if (landing.failure().isPresent()) {
            return not(landing.failure().get());
        }
        RowsAlive rows = RowsAlive.compare(trip.before(), landing.rows(), written.rows());
        SchemaMatch schema = match(landing, written);
        List<String> against = new ArrayList<>(left(fixed, landing.findings()));
        against.addAll(added(landing.findings(), written.findings()));
        against.addAll(rows.lost());
        if (!schema.isEnough()) {
            against.add("the schema is another one");
        }
        if (!against.isEmpty()) {
            return new Verdict(false, schema.differences(), against);
        }
        List<String> proof = new ArrayList<>();
        proof.add("the edited scripts get to their end, the finding is gone and no other has come");
        if (schema.differences().isEmpty()) {
            proof.add("the schema is the one that the scripts as written lead to");
        }
        proof.addAll(rows.alive());
        proof.add("every other table holds the rows from before, or those that the scripts as written leave");
        return new Verdict(true, schema.differences(), proof);
    }

    private static SchemaMatch match(Landing landing, Landing written) {
        return written.failure().isPresent()
                ? new SchemaMatch(
                        List.of("the scripts as written fail, so there is no schema of theirs to compare with"), true)
                : SchemaMatch.compare(written.schema(), landing.schema());
    }

    private static List<String> left(List<Finding> fixed, List<Finding> now) {
        return fixed.stream()
                .filter(finding -> now.stream().anyMatch(other -> isSame(finding, other)))
                .map(finding -> "the finding is still there: " + told(finding))
                .toList();
    }

    /** What was not found before, in no larger finding either. */
    private static List<String> added(List<Finding> now, List<Finding> written) {
        return now.stream()
                .filter(finding -> written.stream().noneMatch(older -> covers(older, finding)))
                .map(finding -> "another finding has come: " + told(finding))
                .toList();
    }

    static boolean isSame(Finding one, Finding other) {
        return one.rule().equals(other.rule())
                && one.script().equals(other.script())
                && one.objects().equals(other.objects());
    }

    private static boolean covers(Finding older, Finding finding) {
        return older.rule().equals(finding.rule())
                && older.severity().compareTo(finding.severity()) <= 0
                && (finding.objects().isEmpty()
                        ? older.script().equals(finding.script())
                        : older.objects().containsAll(finding.objects()));
    }

    private static String told(Finding finding) {
        Optional<String> object = finding.objects().stream().findFirst();
        return finding.rule() + object.map(name -> ", " + name).orElse("") + " (" + finding.script() + ":"
                + finding.startLine() + ")";
    }
}
