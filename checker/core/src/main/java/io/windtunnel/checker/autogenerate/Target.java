package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.postgres.ObjectIdentity;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;

/** How SQL speaks of an object: {@code TABLE public.users}, {@code TRIGGER touch ON public.users}. */
final class Target {

    private Target() {}

    static String of(ObjectIdentity object) {
        ObjectName name = object.name();
        String part = name.part().map(SqlIdentifier::quote).orElse("");
        return switch (object.kind()) {
            case ENUM, COMPOSITE_TYPE, RANGE_TYPE -> "TYPE " + name;
            case CONSTRAINT, TRIGGER, RULE, POLICY -> object.kind().name() + " " + part + " ON " + name.whole();
            case FUNCTION, PROCEDURE, AGGREGATE ->
                object.kind().name() + " " + name + "(" + object.arguments().orElse("") + ")";
            case OPERATOR ->
                "OPERATOR " + operator(name) + " (" + object.arguments().orElse("") + ")";
            case CAST -> "CAST (" + name.name() + ")";
            default -> object.kind().name().replace('_', ' ') + " " + name;
        };
    }

    /** The name of an operator is never quoted. */
    static String operator(ObjectName name) {
        return name.schema().map(s -> SqlIdentifier.quote(s) + ".").orElse("") + name.name();
    }

    static String literal(String text) {
        return text.contains("\\")
                ? "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'"
                : "'" + text.replace("'", "''") + "'";
    }
}
