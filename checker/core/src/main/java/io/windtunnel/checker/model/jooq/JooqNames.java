package io.windtunnel.checker.model.jooq;

import io.windtunnel.checker.catalog.ObjectMetadata;
import io.windtunnel.checker.postgres.ObjectName;
import java.util.List;
import java.util.Optional;
import org.jooq.Schema;
import org.jspecify.annotations.Nullable;

/** Names as the database has them. */
final class JooqNames {

    /** Of owners and privileges the classes know nothing. */
    static final ObjectMetadata NO_METADATA = new ObjectMetadata("", Optional.empty(), List.of());

    /** What the schema is called where the generator was told to leave it to the connection. */
    private static final String DEFAULT_SCHEMA = "public";

    private JooqNames() {}

    static String schema(@Nullable Schema schema) {
        return schema == null || schema.getName().isEmpty() ? DEFAULT_SCHEMA : schema.getName();
    }

    static ObjectName of(@Nullable Schema schema, String name) {
        return ObjectName.of(schema(schema), name);
    }
}
