package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** New names, and other schemas for what keeps its name. */
final class RenameSql {

    private RenameSql() {}

    static List<String> rename(ObjectIdentity from, ObjectIdentity to) {
        ObjectName name = from.name();
        String newName = SqlIdentifier.quote(to.name().part().orElse(to.name().name()));
        return switch (from.kind()) {
            case COLUMN, CONSTRAINT ->
                List.of("ALTER TABLE " + name.whole() + " RENAME " + from.kind().name() + " "
                        + SqlIdentifier.quote(name.part().orElse("")) + " TO " + newName);
            case ENUM_VALUE ->
                List.of("ALTER TYPE " + name.whole() + " RENAME VALUE "
                        + Target.literal(name.part().orElse("")) + " TO "
                        + Target.literal(to.name().part().orElse("")));
            case TRIGGER, RULE, POLICY -> List.of("ALTER " + Target.of(from) + " RENAME TO " + newName);
            default -> whole(from, to);
        };
    }

    private static List<String> whole(ObjectIdentity from, ObjectIdentity to) {
        List<String> statements = new ArrayList<>();
        ObjectIdentity there = from;
        Optional<String> schema = to.name().schema();
        if (!from.name().schema().equals(schema)) {
            statements.add("ALTER " + Target.of(from) + " SET SCHEMA " + SqlIdentifier.quote(schema.orElse("")));
            there = new ObjectIdentity(
                    from.kind(), ObjectName.of(schema.orElse(""), from.name().name()), from.arguments());
        }
        if (!from.name().name().equals(to.name().name())) {
            statements.add("ALTER " + Target.of(there) + " RENAME TO "
                    + SqlIdentifier.quote(to.name().name()));
        }
        return statements;
    }
}
