package io.windtunnel.checker.catalog;

/**
 * One privilege that a role other than the owner holds.
 *
 * @param grantee the role as SQL writes it, or {@code PUBLIC}
 * @param privilege the privilege: {@code SELECT}, {@code USAGE}...
 * @param grantable whether it was given {@code WITH GRANT OPTION}
 * @see <a href="https://www.postgresql.org/docs/current/ddl-priv.html">Privileges</a>
 */
public record Privilege(String grantee, String privilege, boolean grantable) {}
