package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import io.windtunnel.checker.catalog.Constraint;
import io.windtunnel.checker.catalog.Index;
import io.windtunnel.checker.postgres.ConstraintKind;
import io.windtunnel.checker.postgres.ObjectKind;

/**
 * When an operation runs, if its dependencies leave the choice: first what stands in the way goes, then types, tables
 * and columns change, then what stands on them comes back, and at the end goes what nothing stands on any more.
 */
final class Rank {

    /** When a partition is detached to be attached again at once. */
    static final int PUT_BACK = 49;

    private Rank() {}

    static int of(Operation operation) {
        ObjectKind kind = operation.object().kind();
        if (kind == ObjectKind.DEFAULT_PRIVILEGES) {
            return 90;
        }
        if (operation instanceof Operation.Drop drop) {
            return ofDrop(kind, drop.dropped());
        }
        if (operation instanceof Operation.Create create) {
            return ofCreate(kind, create.created());
        }
        if (operation instanceof Operation.Alter alter) {
            boolean isFreed = alter.after() instanceof Index index && !index.clustered();
            return isFreed ? 51 : ofAlter(kind);
        }
        if (operation instanceof Operation.SetDefault set) {
            return set.after().defaultExpression().isEmpty() ? 15 : 45;
        }
        return ofFurther(operation);
    }

    private static int ofFurther(Operation operation) {
        if (operation instanceof Operation.SaveRows) {
            return 5;
        }
        if (operation instanceof Operation.Own own) {
            return own.after().ownedBy().isEmpty() ? 16 : 49;
        }
        if (operation instanceof Operation.SetOfType set) {
            return set.after().properties().ofType().isEmpty() ? 18 : 53;
        }
        if (operation instanceof Operation.Inherit inherit) {
            int gained = inherit.after().properties().parents().size()
                    - inherit.before().properties().parents().size();
            return gained < 0 ? 18 : 53;
        }
        if (operation instanceof Operation.Detach) {
            return 18;
        }
        if (operation instanceof Operation.MoveAside) {
            return 19;
        }
        if (operation instanceof Operation.Retype) {
            return 42;
        }
        if (operation instanceof Operation.Attach) {
            return 54;
        }
        if (operation instanceof Operation.AttachIndex) {
            return 55;
        }
        if (operation instanceof Operation.SetReplicaIdentity set) {
            boolean standsOnIndex = set.after().properties().replicaIdentity().startsWith("USING INDEX");
            return standsOnIndex ? 56 : 12;
        }
        return operation instanceof Operation.RestoreRows ? 57 : 80;
    }

    private static boolean isForeignKey(CatalogObject object) {
        return object instanceof Constraint c && c.kind() == ConstraintKind.FOREIGN_KEY;
    }

    /** A check without columns: a domain's, which columns of its arrays would hinder later. */
    private static boolean isDomainCheck(CatalogObject object) {
        return object instanceof Constraint c
                && c.kind() == ConstraintKind.CHECK
                && c.columns().isEmpty();
    }

    private static int ofDrop(ObjectKind kind, CatalogObject dropped) {
        return switch (kind) {
            case EVENT_TRIGGER, PUBLICATION -> 6;
            case TRIGGER, RULE, POLICY -> 7;
            case VIEW, MATERIALIZED_VIEW -> 9;
            case STATISTICS -> 10;
            case CONSTRAINT -> isForeignKey(dropped) ? 8 : 14;
            case INDEX -> 13;
            case CAST, OPERATOR -> 16;
            case FUNCTION, PROCEDURE, AGGREGATE -> 17;
            case TABLE -> 20;
            case COLUMN -> 21;
            case DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> 81;
            case ENUM -> 82;
            case SEQUENCE -> 83;
            case COLLATION -> 84;
            case SERVER -> 85;
            case FOREIGN_DATA_WRAPPER -> 86;
            case EXTENSION -> 87;
            default -> 88;
        };
    }

    private static int ofCreate(ObjectKind kind, CatalogObject created) {
        return switch (kind) {
            case SCHEMA -> 0;
            case EXTENSION -> 1;
            case FOREIGN_DATA_WRAPPER -> 2;
            case SERVER, COLLATION -> 3;
            case ENUM -> 30;
            case DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> 31;
            case SEQUENCE -> 33;
            case TABLE -> 40;
            case COLUMN -> 41;
            case CONSTRAINT -> ofCreate((Constraint) created);
            case INDEX -> 52;
            case FUNCTION, PROCEDURE -> 60;
            case AGGREGATE -> 61;
            case CAST, OPERATOR -> 61;
            case TEXT_SEARCH_DICTIONARY -> 3;
            case TEXT_SEARCH_CONFIGURATION -> 4;
            case VIEW, MATERIALIZED_VIEW -> 62;
            case TRIGGER, RULE, POLICY -> 65;
            case STATISTICS -> 66;
            default -> 67;
        };
    }

    private static int ofCreate(Constraint created) {
        return switch (created.kind()) {
            case FOREIGN_KEY -> 58;
            case PRIMARY_KEY, UNIQUE, EXCLUSION -> 50;
            default -> isDomainCheck(created) ? 36 : 46;
        };
    }

    private static int ofAlter(ObjectKind kind) {
        return switch (kind) {
            case SCHEMA, EXTENSION -> 2;
            case SEQUENCE -> 34;
            case COLUMN -> 43;
            case TABLE -> 44;
            case CONSTRAINT, INDEX -> 54;
            case FUNCTION, PROCEDURE, AGGREGATE -> 60;
            case VIEW, MATERIALIZED_VIEW -> 62;
            case TRIGGER, RULE, POLICY, STATISTICS, PUBLICATION, EVENT_TRIGGER -> 66;
            default -> 32;
        };
    }
}
