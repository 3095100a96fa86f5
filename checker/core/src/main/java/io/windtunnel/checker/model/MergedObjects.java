package io.windtunnel.checker.model;

import io.windtunnel.checker.catalog.Column;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.DomainType;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.catalog.Sequence;
import io.windtunnel.checker.catalog.Table;
import io.windtunnel.checker.catalog.View;
import io.windtunnel.checker.postgres.ConstraintKind;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Objects of the catalog with what generated classes say of them, and objects of classes as SQL makes them. */
final class MergedObjects {

    private MergedObjects() {}

    static ObjectMetadata commented(ObjectMetadata base, ObjectMetadata model) {
        return new ObjectMetadata(base.owner(), model.comment(), base.privileges());
    }

    static Table commented(Table t, ObjectMetadata model) {
        return table(t, t.columns(), t.constraints(), t.indexes(), commented(t.metadata(), model));
    }

    static View view(View v, List<Index> indexes, ObjectMetadata metadata) {
        return new View(
                v.name(),
                v.materialized(),
                v.definition(),
                v.parameters(),
                v.populated(),
                v.columns(),
                indexes,
                v.triggers(),
                v.rules(),
                metadata);
    }

    static Column merged(Column base, Column model, Set<String> attributes) {
        return new Column(
                base.table(),
                base.name(),
                attributes.contains("type") ? model.type() : base.type(),
                attributes.contains("nullable") ? model.nullable() : base.nullable(),
                attributes.contains("default") ? model.defaultExpression() : base.defaultExpression(),
                attributes.contains("identity") ? model.identityKind() : base.identityKind(),
                base.generated(),
                base.collation(),
                base.inherited(),
                base.settings(),
                attributes.contains("comment") ? model.comment() : base.comment(),
                base.privileges());
    }

    static DomainType merged(DomainType base, DomainType model, Set<String> attributes) {
        return new DomainType(
                base.name(),
                attributes.contains("type") ? model.type() : base.type(),
                attributes.contains("nullable") ? model.nullable() : base.nullable(),
                attributes.contains("default") ? model.defaultExpression() : base.defaultExpression(),
                base.collation(),
                base.constraints(),
                base.metadata());
    }

    static Sequence merged(Sequence base, Sequence model, ObjectMetadata metadata) {
        return new Sequence(
                base.name(),
                model.type(),
                model.start(),
                model.increment(),
                model.minimum(),
                model.maximum(),
                base.cache(),
                model.cycle(),
                base.ownedBy(),
                base.insideIdentity(),
                metadata);
    }

    /** The classes have the condition alone of a table's check. */
    static Constraint asSql(Constraint c) {
        return new Constraint(
                c.table(),
                c.name(),
                c.kind(),
                c.kind() == ConstraintKind.CHECK && !c.definition().startsWith("CHECK ")
                        ? "CHECK (" + c.definition() + ")"
                        : c.definition(),
                c.columns(),
                c.foreignKey(),
                true,
                false,
                false,
                false,
                Optional.empty());
    }

    static Index asSql(Index i) {
        return index(i, Optional.empty());
    }

    private static Index index(Index i, Optional<String> constraint) {
        return new Index(
                i.table(),
                i.name(),
                i.unique(),
                true,
                false,
                "btree",
                i.columns(),
                List.of(),
                false,
                Optional.empty(),
                "btree " + i.using(),
                constraint,
                Optional.empty(),
                Optional.empty());
    }

    /** The index that stands behind a key. */
    static Optional<Index> key(Constraint c) {
        return c.kind() == ConstraintKind.PRIMARY_KEY || c.kind() == ConstraintKind.UNIQUE
                ? Optional.of(index(
                        PlainDefinitions.index(
                                c.table(),
                                c.name(),
                                true,
                                c.columns(),
                                Collections.nCopies(c.columns().size(), false)),
                        Optional.of(c.name())))
                : Optional.empty();
    }

    static Table table(
            Table t, List<Column> columns, List<Constraint> constraints, List<Index> indexes, ObjectMetadata metadata) {
        return new Table(
                t.name(),
                t.kind(),
                t.properties(),
                columns,
                constraints,
                indexes,
                t.triggers(),
                t.rules(),
                t.policies(),
                metadata);
    }
}
