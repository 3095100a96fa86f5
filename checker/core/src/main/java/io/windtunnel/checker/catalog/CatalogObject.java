package io.windtunnel.checker.catalog;

import io.windtunnel.checker.postgres.ObjectIdentity;

/** Anything in a snapshot that can be created, altered and dropped by its name. */
public sealed interface CatalogObject
        permits Column,
                CompositeType,
                Constraint,
                DefaultPrivileges,
                DomainType,
                EnumType,
                Extension,
                Index,
                OtherObject,
                Policy,
                RangeType,
                Routine,
                Rule,
                Schema,
                Sequence,
                Table,
                Trigger,
                View {

    /** Which object this is. */
    ObjectIdentity identity();
}
