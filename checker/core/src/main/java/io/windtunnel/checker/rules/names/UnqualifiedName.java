package io.windtunnel.checker.rules.names;

import io.windtunnel.checker.observation.ObjectCreated;
import io.windtunnel.checker.observation.SchemaObject;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Occurrence;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The search_path chose the schema of a new object.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATH">The schema search path</a>
 */
public final class UnqualifiedName implements Rule {

    /** What a statement gives a schema; an index, a constraint or a trigger is where its table is. */
    private static final Set<String> KINDS =
            Set.of("table", "view", "materialized view", "sequence", "type", "function", "procedure", "foreign table");

    @Override
    public String id() {
        return "unqualified-name";
    }

    @Override
    public Severity severity() {
        return Severity.NOTE;
    }

    @Override
    public String title() {
        return "Object without the name of its schema";
    }

    @Override
    public boolean isOptIn() {
        return true;
    }

    @Override
    public List<Violation> check(Deployment deployment) {
        return deployment
                .all(ObjectCreated.class)
                .filter(seen -> KINDS.contains(seen.fact().object().kind()) && !isTemporary(seen))
                .filter(seen ->
                        !UnnamedObjects.holds(seen.step(), schema(seen.fact().object())))
                .filter(seen ->
                        UnnamedObjects.holds(seen.step(), seen.fact().object().name()))
                .map(UnqualifiedName::violation)
                .toList();
    }

    private static boolean isTemporary(Occurrence<ObjectCreated> seen) {
        return schema(seen.fact().object()).startsWith("pg_temp");
    }

    private static String schema(SchemaObject object) {
        return object.names().get(0);
    }

    private static Violation violation(Occurrence<ObjectCreated> seen) {
        SchemaObject object = seen.fact().object();
        String schema = Wording.quoted(schema(object));
        return new Violation(
                seen.step().script(),
                seen.step().lines(),
                "%s does not say in which schema it is: the search_path put it into %s, and puts it elsewhere where that is set otherwise."
                        .formatted(Wording.sentence(Wording.described(object)), schema),
                "Write the schema in front of the name: %s.".formatted(object.identity()),
                List.of(object.identity()),
                List.of(Evidence.of(
                        "create",
                        "It was created in schema %s, and the statement does not hold that name.".formatted(schema))),
                Optional.empty());
    }
}
