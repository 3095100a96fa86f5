package io.windtunnel.checker.rules.design;

import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Flaw;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A function with the rights of its owner looks names up where its caller says.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY">Writing SECURITY DEFINER functions safely</a>
 */
public final class DefinerWithoutSearchPath implements Rule {

    private static final Pattern BODY = Pattern.compile("\n(AS|BEGIN ATOMIC|RETURN) ?");

    @Override
    public String id() {
        return "definer-without-search-path";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "SECURITY DEFINER without a search_path";
    }

    @Override
    public boolean isOptIn() {
        return true;
    }

    @Override
    public boolean comparesSchemas() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return Flaw.brought(deployment, DefinerWithoutSearchPath::flaws);
    }

    private static Stream<Flaw> flaws(CatalogSnapshot schema) {
        return schema.routines().stream()
                .filter(DefinerWithoutSearchPath::isOpen)
                .map(DefinerWithoutSearchPath::flaw);
    }

    /** What is set stands in front of the body. Of a body in the SQL standard's form the names are resolved already. */
    private static boolean isOpen(Routine routine) {
        Matcher body = BODY.matcher(routine.definition());
        if (!body.find() || !body.group(1).equals("AS")) {
            return false;
        }
        String header = routine.definition().substring(0, body.start());
        return header.contains(" SECURITY DEFINER") && !header.contains("\n SET search_path TO ");
    }

    private static Flaw flaw(Routine routine) {
        String name = Wording.name(routine.name()) + "(" + routine.arguments() + ")";
        String kind = routine.kind().words();
        return new Flaw(
                routine.name() + "(" + routine.arguments() + ")",
                Flaw.Place.of(routine.name(), "security definer", routine.name().name()),
                "%s %s runs with the rights of its owner and looks names up on the search_path of whoever calls it: a table or function that the caller puts in front is used with these rights."
                        .formatted(Wording.sentence(kind), name),
                "Set it: ALTER %s %s SET search_path = pg_catalog, %s, pg_temp;"
                        .formatted(
                                kind.toUpperCase(Locale.ROOT),
                                name,
                                Wording.quoted(routine.name().schema().orElse("public"))),
                "The server prints SECURITY DEFINER for it, and no SET search_path.");
    }
}
