package io.windtunnel.checker.trace;

import io.windtunnel.checker.observation.SessionTimeouts;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.trace.SeenRelation.SeenIndex;
import io.windtunnel.checker.trace.ServerEvent.DroppedRow;
import io.windtunnel.checker.trace.ServerEvent.IndexShape;
import io.windtunnel.checker.trace.ServerEvent.SeenColumn;
import io.windtunnel.checker.trace.ServerEvent.SeenConstraint;
import io.windtunnel.checker.trace.ServerEvent.Touched;
import io.windtunnel.checker.trace.TableShape.Named;
import io.windtunnel.checker.trace.TableShape.Parent;
import io.windtunnel.checker.trace.TableShape.TableKey;
import io.windtunnel.domain.postgres.LockMode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of {@code windtunnel.look}; the arrays' order is the one in {@code observer.sql}. */
final class SightingReader {

    private static final JsonMapper JSON = new JsonMapper();

    private SightingReader() {}

    /** Reads what {@code windtunnel.look} returned. */
    static Sighting read(String json) {
        JsonNode look = JSON.readTree(json);
        JsonNode timeouts = look.path("timeouts");
        return new Sighting(
                text(look.path("transaction")),
                new SessionTimeouts(
                        timeouts.path(0).asString(),
                        timeouts.path(1).asString(),
                        timeouts.path(2).asString()),
                look.path("settings")
                        .propertyStream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, setting -> setting.getValue().asString())),
                look.path("last").asLong(),
                look.path("events").valueStream().map(SightingReader::event).toList(),
                relations(look.path("held")));
    }

    private static ServerEvent event(JsonNode row) {
        String tag = row.path(1).asString();
        Duration at = Duration.ofNanos((long) (row.path(2).asDouble() * 1e9));
        JsonNode detail = row.path(4);
        return switch (row.path(0).asString()) {
            case "start" -> new ServerEvent.CommandStarted(at, relations(row.path(5)));
            case "end" ->
                new ServerEvent.CommandEnded(
                        tag,
                        at,
                        row.path(3).asString(),
                        detail.valueStream().map(SightingReader::touched).toList(),
                        row.path(5).isArray() ? Optional.of(relations(row.path(5))) : Optional.empty(),
                        text(row.path(6)));
            case "drop" ->
                new ServerEvent.Dropped(
                        detail.valueStream().map(SightingReader::dropped).toList());
            case "rewrite" ->
                new ServerEvent.Rewriting(
                        detail.path(0).asLong(), detail.path(1).asInt());
            default -> throw new IllegalStateException("an event that observer.sql does not write: " + row);
        };
    }

    private static Touched touched(JsonNode row) {
        JsonNode index = row.path(7);
        return new Touched(
                row.path(0).asLong(0),
                row.path(1).asString(),
                row.path(2).asString("").toLowerCase(java.util.Locale.ROOT),
                row.path(3).asString(""),
                strings(row.path(4)),
                row.path(5)
                        .valueStream()
                        .map(column -> new SeenColumn(
                                column.path(0).asInt(), column.path(1).asString()))
                        .toList(),
                row.path(6).valueStream().map(SightingReader::constraint).toList(),
                index.isArray()
                        ? Optional.of(new IndexShape(
                                index.path(0).asString(),
                                index.path(1).asBoolean(),
                                index.path(2).asBoolean(),
                                strings(index.path(3))))
                        : Optional.empty());
    }

    private static SeenConstraint constraint(JsonNode row) {
        return new SeenConstraint(
                row.path(0).asLong(),
                row.path(1).asString(),
                row.path(2).asString().charAt(0),
                row.path(3).asBoolean(),
                strings(row.path(4)));
    }

    private static DroppedRow dropped(JsonNode row) {
        return new DroppedRow(
                row.path(0).asLong(),
                row.path(1).asString(),
                row.path(2).asString(""),
                strings(row.path(3)),
                row.path(4).asBoolean(),
                row.path(5).asBoolean(),
                row.path(6).asBoolean());
    }

    private static Map<Long, SeenRelation> relations(JsonNode rows) {
        Map<Long, SeenRelation> relations = new LinkedHashMap<>();
        rows.valueStream().map(SightingReader::relation).forEach(seen -> relations.put(seen.oid(), seen));
        return relations;
    }

    private static SeenRelation relation(JsonNode row) {
        JsonNode counters = row.path(6);
        return new SeenRelation(
                row.path(0).asLong(),
                text(row.path(1)),
                text(row.path(2)).map(kind -> kind.charAt(0)).orElse('?'),
                row.path(3).asLong(0),
                row.path(4).asInt(0),
                modes(row.path(5)),
                counters.isArray()
                        ? new Counters(
                                counters.path(0).asLong(0),
                                counters.path(1).asLong(0),
                                counters.path(2).asLong(0),
                                counters.path(3).asLong(0),
                                counters.path(4).asLong(0))
                        : Counters.ZERO,
                row.path(7)
                        .valueStream()
                        .map(index -> new SeenIndex(
                                index.path(0).asLong(),
                                index.path(1).asString(),
                                index.path(2).asString().charAt(0),
                                index.path(3).asLong(),
                                index.path(4).asBoolean(true),
                                text(index.path(5))))
                        .toList(),
                Map.of(),
                shape(row.path(8)),
                row.path(9).isBoolean() ? Optional.of(row.path(9).asBoolean()) : Optional.empty());
    }

    /** Reads the JSON of {@code windtunnel.shape}; empty for null. */
    static Optional<TableShape> shape(String json) {
        return shape(JSON.readTree(json));
    }

    private static Optional<TableShape> shape(JsonNode row) {
        if (!row.isArray()) {
            return Optional.empty();
        }
        Map<Integer, String> notNull = new LinkedHashMap<>();
        row.path(0)
                .valueStream()
                .forEach(column ->
                        notNull.put(column.path(0).asInt(), column.path(1).asString()));
        JsonNode parent = row.path(2);
        return Optional.of(new TableShape(
                notNull,
                row.path(1).valueStream().map(SightingReader::key).toList(),
                parent.isArray()
                        ? Optional.of(new Parent(
                                parent.path(0).asLong(),
                                parent.path(1).asString(),
                                parent.path(2).asString().charAt(0)))
                        : Optional.empty()));
    }

    private static TableKey key(JsonNode row) {
        return new TableKey(
                row.path(0).asLong(),
                row.path(1).asString(),
                ConstraintKind.ofCode(row.path(2).asString()),
                row.path(3).asBoolean(),
                text(row.path(5)).map(name -> new Named(row.path(4).asLong(), name)),
                row.path(6).asLong(0),
                text(row.path(7)));
    }

    private static Set<LockMode> modes(JsonNode names) {
        Set<LockMode> modes = EnumSet.noneOf(LockMode.class);
        names.valueStream().map(name -> LockMode.of(name.asString())).forEach(modes::add);
        return modes;
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }
}
