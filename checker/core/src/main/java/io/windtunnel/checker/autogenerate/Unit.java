package io.windtunnel.checker.autogenerate;

import io.windtunnel.checker.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;

/**
 * A part in one snapshot.
 *
 * @param part which part
 * @param object the object that it belongs to, whole
 * @param content what is compared: the object without its other parts
 * @param carrier the part with which it goes when that is dropped
 * @param uses the parts that it stands on
 * @param hints parts that the body of a routine seems to speak of; Postgres does not insist on them
 * @param inherited whether it comes from a parent alone
 */
record Unit(
        Part part,
        CatalogObject object,
        Object content,
        Optional<Part> carrier,
        Set<Part> uses,
        Set<Part> hints,
        boolean inherited) {

    Unit {
        uses = Set.copyOf(uses);
        hints = Set.copyOf(hints);
    }
}
