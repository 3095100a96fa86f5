package io.windtunnel.checker.observation;

import java.util.List;

/**
 * An object as {@code pg_identify_object} and {@code pg_identify_object_as_address} name it.
 *
 * @param kind the object's type in Postgres's words: "table", "table column", "table constraint", "index"
 * @param identity its identity, SQL-quoted: "public.users", "users_pkey on public.users"
 * @param names the parts of its address, not quoted: schema, then name, then column or constraint
 */
public record SchemaObject(String kind, String identity, List<String> names) {

    public SchemaObject {
        names = List.copyOf(names);
    }

    /** Its own name: the last part of the address. */
    public String name() {
        return names.isEmpty() ? identity : names.get(names.size() - 1);
    }
}
