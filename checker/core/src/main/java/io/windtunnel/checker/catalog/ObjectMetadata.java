package io.windtunnel.checker.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What objects have beside their definition.
 *
 * @param owner the owning role
 * @param comment what {@code COMMENT ON} says
 * @param privileges what roles other than the owner may do, sorted; the defaults that Postgres gives to PUBLIC count
 */
public record ObjectMetadata(String owner, Optional<String> comment, List<Privilege> privileges) {

    public ObjectMetadata {
        privileges = List.copyOf(privileges);
    }
}
