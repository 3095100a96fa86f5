package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.CompositeType;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DefaultPrivileges;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.EnumType;
import io.windtunnel.checker.catalog.Extension;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.OtherObject;
import io.windtunnel.checker.catalog.Policy;
import io.windtunnel.checker.catalog.RangeType;
import io.windtunnel.checker.catalog.Routine;
import io.windtunnel.checker.catalog.Rule;
import io.windtunnel.checker.catalog.Schema;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.Trigger;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.postgres.ObjectKind;
import io.windtunnel.checker.postgres.ObjectName;
import io.windtunnel.checker.postgres.SqlIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns operations into statements, without the semicolons. */
final class SqlWriter {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    private final Inventory before;
    private final Inventory after;
    private final MetadataSql metadata;

    SqlWriter(Inventory before, Inventory after, MetadataSql metadata) {
        this.before = before;
        this.after = after;
        this.metadata = metadata;
    }

    List<String> statements(Operation operation) {
        if (operation instanceof Operation.Create create) {
            return create(create.created());
        }
        if (operation instanceof Operation.Drop drop) {
            return drop(drop.dropped());
        }
        if (operation instanceof Operation.Alter alter) {
            return alter(alter.before(), alter.after());
        }
        if (operation instanceof Operation.Rename rename) {
            return RenameSql.rename(rename.from(), rename.to());
        }
        if (operation instanceof Operation.Retype retype) {
            return retype(retype.before(), retype.after());
        }
        if (operation instanceof Operation.SetDefault set) {
            return List.of(setDefault(set.after()));
        }
        return ofPlace(operation);
    }

    private List<String> ofPlace(Operation operation) {
        if (operation instanceof Operation.Own own) {
            return own(own.after());
        }
        if (operation instanceof Operation.Inherit inherit) {
            return TableSql.inherit(inherit.before(), inherit.after());
        }
        if (operation instanceof Operation.SetOfType set) {
            return List.of(TableSql.ofType(set.after()));
        }
        if (operation instanceof Operation.Attach attach) {
            return List.of(TableSql.attach(attach.table()));
        }
        if (operation instanceof Operation.Detach detach) {
            return List.of(TableSql.detach(detach.table()));
        }
        if (operation instanceof Operation.AttachIndex attach) {
            return List.of(KeySql.attach(attach.index()));
        }
        if (operation instanceof Operation.SetReplicaIdentity set) {
            return List.of(TableSql.replicaIdentity(set.after()));
        }
        if (operation instanceof Operation.MoveAside aside) {
            return TypeSql.moveAside(aside.type());
        }
        if (operation instanceof Operation.DropAside aside) {
            return List.of(TypeSql.dropAside(aside.type()));
        }
        if (operation instanceof Operation.SaveRows rows) {
            return TableSql.saveRows(rows.before(), before);
        }
        Operation.RestoreRows rows = (Operation.RestoreRows) operation;
        return TableSql.restoreRows(rows.before(), rows.after(), before, after);
    }

    private List<String> retype(Column from, Column to) {
        return ColumnSql.retype(
                from, to, relation(to.table()), before.baseType(from.type()), after.baseType(to.type()));
    }

    private List<String> own(Sequence sequence) {
        List<String> statements = new ArrayList<>();
        statements.add(SequenceSql.own(sequence));
        boolean isNew = !before.has(Part.of(sequence.identity()));
        sequence.ownedBy()
                .filter(column -> isNew && before.has(Part.of(ObjectKind.COLUMN, column)) && isInteger(column))
                .ifPresent(column -> statements.add(SequenceSql.continueAfter(sequence, column)));
        return statements;
    }

    private boolean isInteger(ObjectName column) {
        return after.table(column.whole())
                .flatMap(table -> table.column(column.part().orElse("")))
                .filter(c -> INTEGERS.contains(c.type()))
                .isPresent();
    }

    /** How ALTER speaks of the table or view of that name. */
    private String relation(ObjectName name) {
        return after.table(name)
                .or(() -> before.table(name))
                .map(TableSql::target)
                .orElse("TABLE " + name);
    }

    private String setDefault(Column column) {
        return "ALTER " + relation(column.table()) + " ALTER COLUMN " + SqlIdentifier.quote(column.name())
                + column.defaultExpression().map(d -> " SET DEFAULT " + d).orElse(" DROP DEFAULT");
    }

    private List<String> create(CatalogObject object) {
        List<String> statements = new ArrayList<>(definition(object));
        metadataOf(object).ifPresent(m -> statements.addAll(metadata.ofNew(object, m)));
        if (object instanceof Table table) {
            statements.addAll(MetadataSql.columns(List.of(), table.columns()));
        }
        return statements;
    }

    private List<String> definition(CatalogObject object) {
        if (object instanceof Schema schema) {
            return List.of("CREATE SCHEMA " + SqlIdentifier.quote(schema.name()));
        }
        if (object instanceof Extension extension) {
            return OtherSql.create(extension);
        }
        if (object instanceof Sequence sequence) {
            return List.of(SequenceSql.create(sequence));
        }
        if (object instanceof Table table) {
            return TableSql.create(table, after);
        }
        if (object instanceof Column column) {
            return newColumn(column);
        }
        if (object instanceof Constraint constraint) {
            return KeySql.create(constraint, after);
        }
        if (object instanceof Index index) {
            return KeySql.create(index, after);
        }
        if (object instanceof DefaultPrivileges defaults) {
            return OtherSql.change(defaults, OtherSql.builtIn(defaults), defaults.privileges());
        }
        return object instanceof OtherObject other ? OtherSql.create(other) : code(object);
    }

    private List<String> newColumn(Column column) {
        String table = relation(column.table());
        Optional<Sequence> sequence = after.identitySequence(column.table().part(column.name()));
        return ColumnSql.create(column, sequence, table);
    }

    private List<String> code(CatalogObject object) {
        if (object instanceof View view) {
            return CodeSql.create(view);
        }
        if (object instanceof Routine routine) {
            return List.of(CodeSql.create(routine));
        }
        if (object instanceof Trigger trigger) {
            return CodeSql.create(trigger, relation(trigger.table()));
        }
        if (object instanceof Rule rule) {
            return CodeSql.create(rule, relation(rule.table()));
        }
        return object instanceof Policy policy ? CodeSql.create(policy) : TypeSql.create(object);
    }

    private List<String> drop(CatalogObject object) {
        if (object instanceof Constraint constraint) {
            return List.of(KeySql.drop(constraint, before, after));
        }
        if (object instanceof Column column) {
            String only = after.staysInChild(Part.of(column.identity()), before)
                    ? "TABLE ONLY " + column.table()
                    : relation(column.table());
            return List.of("ALTER " + only + " DROP COLUMN " + SqlIdentifier.quote(column.name()));
        }
        if (object instanceof Table table) {
            return List.of("DROP " + TableSql.target(table));
        }
        if (object instanceof Routine routine) {
            return List.of(CodeSql.drop(routine));
        }
        if (object instanceof DefaultPrivileges defaults) {
            return OtherSql.change(defaults, defaults.privileges(), OtherSql.builtIn(defaults));
        }
        return List.of("DROP " + Target.of(object.identity()));
    }

    private List<String> alter(CatalogObject before, CatalogObject after) {
        List<String> statements = new ArrayList<>(change(before, after));
        Optional<ObjectMetadata> from = metadataOf(before);
        Optional<ObjectMetadata> to = metadataOf(after);
        if (from.isPresent() && to.isPresent()) {
            statements.addAll(metadata.change(after, from.get(), to.get()));
        }
        return statements;
    }

    private List<String> change(CatalogObject before, CatalogObject after) {
        if (before instanceof Table b && after instanceof Table a) {
            return TableSql.alter(b, a);
        }
        if (before instanceof Column b && after instanceof Column a) {
            Optional<Sequence> sequence = this.after.identitySequence(a.table().part(a.name()));
            return ColumnSql.alter(b, a, sequence, relation(a.table()));
        }
        if (before instanceof Sequence b && after instanceof Sequence a) {
            return SequenceSql.alter(b, a);
        }
        if (before instanceof Constraint b && after instanceof Constraint a) {
            return KeySql.alter(b, a, this.after);
        }
        if (before instanceof Index b && after instanceof Index a) {
            return KeySql.alter(b, a);
        }
        if (before instanceof Extension b && after instanceof Extension a) {
            return OtherSql.alter(b, a);
        }
        if (before instanceof DefaultPrivileges b && after instanceof DefaultPrivileges a) {
            return OtherSql.change(a, b.privileges(), a.privileges());
        }
        return changeOfCode(before, after);
    }

    private List<String> changeOfCode(CatalogObject before, CatalogObject after) {
        if (before instanceof View b && after instanceof View a) {
            return CodeSql.alter(b, a);
        }
        if (before instanceof Routine b && after instanceof Routine a) {
            return CodeSql.alter(b, a);
        }
        if (before instanceof Trigger b && after instanceof Trigger a) {
            return CodeSql.alter(b, a, relation(a.table()));
        }
        if (before instanceof Rule b && after instanceof Rule a) {
            return CodeSql.alter(b, a, relation(a.table()));
        }
        if (before instanceof Policy b && after instanceof Policy a) {
            return MetadataSql.comment(a.identity(), b.comment(), a.comment());
        }
        return before instanceof OtherObject b && after instanceof OtherObject a
                ? OtherSql.alter(b, a)
                : TypeSql.alter(before, after);
    }

    static Optional<ObjectMetadata> metadataOf(CatalogObject object) {
        if (object instanceof Schema schema) {
            return Optional.of(schema.metadata());
        }
        if (object instanceof Table table) {
            return Optional.of(table.metadata());
        }
        if (object instanceof View view) {
            return Optional.of(view.metadata());
        }
        if (object instanceof Routine routine) {
            return Optional.of(routine.metadata());
        }
        if (object instanceof Sequence sequence) {
            return Optional.of(sequence.metadata());
        }
        return metadataOfType(object);
    }

    private static Optional<ObjectMetadata> metadataOfType(CatalogObject object) {
        if (object instanceof EnumType type) {
            return Optional.of(type.metadata());
        }
        if (object instanceof DomainType type) {
            return Optional.of(type.metadata());
        }
        if (object instanceof CompositeType type) {
            return Optional.of(type.metadata());
        }
        return object instanceof RangeType type ? Optional.of(type.metadata()) : Optional.empty();
    }
}
