package io.windtunnel.checker.rules.loss;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.CatalogSnapshot;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.Privilege;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.change.ChangeText;
import io.windtunnel.checker.observation.ObjectDropped;
import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.rule.Deployment;
import io.windtunnel.checker.rule.Rule;
import io.windtunnel.checker.rule.SchemaComparison;
import io.windtunnel.checker.rule.Step;
import io.windtunnel.checker.rule.Violation;
import io.windtunnel.checker.rule.Wording;
import io.windtunnel.domain.report.Evidence;
import io.windtunnel.domain.report.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An older view, function or procedure was dropped and created again, and lost its grants, its owner or its comment.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-priv.html">Privileges</a>
 */
public final class ViewGrantsLost implements Rule {

    @Override
    public String id() {
        return "view-grants-lost";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String title() {
        return "Grants lost with a view that was made again";
    }

    /** What was told to a drop is told once, however many statements it took. */
    @Override
    public List<Violation> check(Deployment deployment) {
        if (deployment.comparison().isEmpty()) {
            return List.of();
        }
        SchemaComparison schema = deployment.comparison().get();
        Set<ObjectIdentity> told = new HashSet<>();
        List<Violation> violations = new ArrayList<>();
        deployment
                .all(ObjectDropped.class)
                .filter(drop -> drop.fact().existedBefore())
                .forEach(drop -> objects(schema.before())
                        .filter(before -> isMeant(before.identity(), drop.fact()))
                        .forEach(before -> after(schema.after(), before)
                                .flatMap(after ->
                                        violation(drop.step(), before.identity(), metadata(before), metadata(after)))
                                .filter(violation -> told.add(before.identity()))
                                .ifPresent(violations::add)));
        return violations;
    }

    private static Stream<CatalogObject> objects(CatalogSnapshot snapshot) {
        return Stream.concat(snapshot.views().stream(), snapshot.routines().stream());
    }

    /** The event names a function by its argument types, and the catalog by its arguments; the name tells enough. */
    private static boolean isMeant(ObjectIdentity object, ObjectDropped drop) {
        boolean isRoutine = object.arguments().isPresent();
        String name = isRoutine
                ? drop.object().identity().replaceFirst("\\(.*", "")
                : drop.object().identity();
        return object.kind().words().equals(drop.object().kind())
                && object.name().toString().equals(name);
    }

    private static Optional<CatalogObject> after(CatalogSnapshot snapshot, CatalogObject before) {
        return objects(snapshot)
                .filter(object -> object.identity().equals(before.identity()))
                .findFirst();
    }

    private static ObjectMetadata metadata(CatalogObject object) {
        return object instanceof View view ? view.metadata() : ((Routine) object).metadata();
    }

    private static Optional<Violation> violation(
            Step step, ObjectIdentity object, ObjectMetadata before, ObjectMetadata after) {
        List<String> lost = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        String name = kind(object)
                + Wording.name(object.name())
                + object.arguments().map(list -> "(" + list + ")").orElse("");
        for (Privilege privilege : before.privileges()) {
            boolean isOwners = privilege.grantee().equals(after.owner());
            if (!after.privileges().contains(privilege) && !isOwners) {
                lost.add("%s for %s".formatted(privilege.privilege(), privilege.grantee()));
                sql.add("GRANT %s ON %s TO %s%s;"
                        .formatted(
                                privilege.privilege(),
                                grantName(object, name),
                                privilege.grantee(),
                                privilege.grantable() ? " WITH GRANT OPTION" : ""));
            }
        }
        if (!before.owner().equals(after.owner())) {
            lost.add("its owner " + before.owner());
            sql.add("ALTER %s OWNER TO %s;".formatted(name, Wording.quoted(before.owner())));
        }
        before.comment().filter(comment -> after.comment().isEmpty()).ifPresent(comment -> {
            lost.add("its comment");
            sql.add("COMMENT ON %s IS '%s';".formatted(name, comment.replace("'", "''")));
        });
        return lost.isEmpty() ? Optional.empty() : Optional.of(violation(step, object, lost, sql));
    }

    private static String kind(ObjectIdentity object) {
        return object.kind().words().toUpperCase(Locale.ROOT) + " ";
    }

    /** GRANT knows no views: they are tables to it. */
    private static String grantName(ObjectIdentity object, String name) {
        return object.kind() == ObjectKind.VIEW || object.kind() == ObjectKind.MATERIALIZED_VIEW
                ? Wording.name(object.name())
                : name;
    }

    private static Violation violation(Step step, ObjectIdentity object, List<String> lost, List<String> sql) {
        return new Violation(
                step.script(),
                step.lines(),
                "%s was dropped and created again, and lost %s on the way: who relied on that is refused from then on, or does not find it."
                        .formatted(Wording.sentence(ChangeText.words(object)), Wording.list(lost)),
                "Use CREATE OR REPLACE where it serves: it keeps them. Otherwise give them back in the same script: "
                        + String.join(" ", sql),
                List.of(object.name().toString()),
                List.of(Evidence.of(
                        "catalog",
                        "The catalog had %s before the deployment and has not after it."
                                .formatted(Wording.list(lost)))),
                Optional.empty());
    }
}
