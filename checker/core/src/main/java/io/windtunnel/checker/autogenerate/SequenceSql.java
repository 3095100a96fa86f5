package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sequences. */
final class SequenceSql {

    private static final Map<String, Long> LARGEST =
            Map.of("smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE, "bigint", Long.MAX_VALUE);
    private static final Map<String, Long> LEAST =
            Map.of("smallint", (long) Short.MIN_VALUE, "integer", (long) Integer.MIN_VALUE, "bigint", Long.MIN_VALUE);

    private SequenceSql() {}

    static String create(Sequence sequence) {
        List<String> options = new ArrayList<>();
        if (!sequence.type().equals("bigint")) {
            options.add("AS " + sequence.type());
        }
        options.addAll(uncommonOptions(sequence));
        return "CREATE SEQUENCE " + sequence.name() + (options.isEmpty() ? "" : " " + String.join(" ", options));
    }

    /** The options but the type, where they are not what Postgres chooses by itself. */
    static List<String> uncommonOptions(Sequence s) {
        List<String> options = new ArrayList<>();
        boolean isAscending = s.increment() > 0;
        long minimum = isAscending ? 1 : LEAST.getOrDefault(s.type(), Long.MIN_VALUE);
        long maximum = isAscending ? LARGEST.getOrDefault(s.type(), Long.MAX_VALUE) : -1;
        if (s.increment() != 1) {
            options.add("INCREMENT BY " + s.increment());
        }
        if (s.minimum() != minimum) {
            options.add("MINVALUE " + s.minimum());
        }
        if (s.maximum() != maximum) {
            options.add("MAXVALUE " + s.maximum());
        }
        if (s.start() != (isAscending ? s.minimum() : s.maximum())) {
            options.add("START WITH " + s.start());
        }
        if (s.cache() != 1) {
            options.add("CACHE " + s.cache());
        }
        if (s.cycle()) {
            options.add("CYCLE");
        }
        return options;
    }

    static List<String> alter(Sequence from, Sequence to) {
        List<String> statements = new ArrayList<>();
        if (!from.name().equals(to.name())) {
            statements.addAll(RenameSql.rename(from.identity(), to.identity()));
        }
        List<String> options = new ArrayList<>();
        if (!from.type().equals(to.type())) {
            options.add("AS " + to.type());
        }
        if (from.increment() != to.increment()) {
            options.add("INCREMENT BY " + to.increment());
        }
        if (from.minimum() != to.minimum() || !from.type().equals(to.type())) {
            options.add("MINVALUE " + to.minimum());
        }
        if (from.maximum() != to.maximum() || !from.type().equals(to.type())) {
            options.add("MAXVALUE " + to.maximum());
        }
        if (from.start() != to.start()) {
            options.add("START WITH " + to.start());
        }
        boolean isOutside = from.start() < to.minimum() || from.start() > to.maximum();
        if (isOutside || Long.signum(from.increment()) != Long.signum(to.increment())) {
            options.add("RESTART");
        }
        if (from.cache() != to.cache()) {
            options.add("CACHE " + to.cache());
        }
        if (from.cycle() != to.cycle()) {
            options.add(to.cycle() ? "CYCLE" : "NO CYCLE");
        }
        if (!options.isEmpty()) {
            statements.add("ALTER SEQUENCE " + to.name() + " " + String.join(" ", options));
        }
        return statements;
    }

    /** Where rows have values already, counting goes on behind them; nothing happens where there are none. */
    static String continueAfter(Sequence sequence, ObjectName column) {
        String name = SqlIdentifier.quote(column.part().orElse(""));
        String last = sequence.increment() > 0 ? "max(" + name + ")" : "min(" + name + ")";
        return "SELECT pg_catalog.setval(" + Target.literal(sequence.name().toString()) + ", " + last + ") FROM "
                + column.whole() + " HAVING " + last + " BETWEEN " + sequence.minimum() + " AND " + sequence.maximum();
    }

    static String own(Sequence sequence) {
        return "ALTER SEQUENCE " + sequence.name() + " OWNED BY "
                + sequence.ownedBy().map(Object::toString).orElse("NONE");
    }
}
