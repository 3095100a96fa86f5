package io.windtunnel.app.access;

import static io.windtunnel.domain.db.Tables.PROJECT;
import static io.windtunnel.domain.db.Tables.PROJECT_TOKEN;

import io.windtunnel.domain.db.enums.TokenScope;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The tokens of machines in the database, which has their hashes only. */
@Repository
public class Tokens {

    private static final String PREFIX = "wt_";

    private final DSLContext dsl;

    Tokens(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** A token, for lists. */
    public record Token(
            long id,
            String name,
            TokenScope scope,
            OffsetDateTime createdAt,
            Optional<OffsetDateTime> lastUsedAt,
            Optional<OffsetDateTime> revokedAt) {}

    /**
     * A new token of the project.
     *
     * @param by the account that makes it
     * @return the token itself, which is kept nowhere; empty where the project has one of this name
     */
    public Optional<String> create(long project, String name, TokenScope scope, Optional<Long> by) {
        String token = Secrets.random(PREFIX);
        int made = dsl.insertInto(PROJECT_TOKEN)
                .set(PROJECT_TOKEN.PROJECT_ID, project)
                .set(PROJECT_TOKEN.NAME, name)
                .set(PROJECT_TOKEN.TOKEN_HASH, Secrets.hash(token))
                .set(PROJECT_TOKEN.SCOPE, scope)
                .set(PROJECT_TOKEN.CREATED_BY, by.orElse(null))
                .onConflictDoNothing()
                .execute();
        return made == 1 ? Optional.of(token) : Optional.empty();
    }

    /** All tokens of the project, newest first. */
    public List<Token> of(long project) {
        return dsl.selectFrom(PROJECT_TOKEN)
                .where(PROJECT_TOKEN.PROJECT_ID.eq(project))
                .orderBy(PROJECT_TOKEN.ID.desc())
                .fetch(token -> new Token(
                        token.getId(),
                        token.getName(),
                        token.getScope(),
                        token.getCreatedAt(),
                        Optional.ofNullable(token.getLastUsedAt()),
                        Optional.ofNullable(token.getRevokedAt())));
    }

    /**
     * From now on the token counts no more.
     *
     * @return its name; empty where the project has no such token that counted
     */
    public Optional<String> revoke(long project, long token) {
        return dsl.update(PROJECT_TOKEN)
                .set(PROJECT_TOKEN.REVOKED_AT, DSL.currentOffsetDateTime())
                .where(
                        PROJECT_TOKEN.ID.eq(token),
                        PROJECT_TOKEN.PROJECT_ID.eq(project),
                        PROJECT_TOKEN.REVOKED_AT.isNull())
                .returning(PROJECT_TOKEN.NAME)
                .fetchOptional(PROJECT_TOKEN.NAME);
    }

    Optional<Machine> find(String token) {
        return dsl.select(
                        PROJECT_TOKEN.ID,
                        PROJECT_TOKEN.PROJECT_ID,
                        PROJECT.SLUG,
                        PROJECT_TOKEN.NAME,
                        PROJECT_TOKEN.SCOPE)
                .from(PROJECT_TOKEN)
                .join(PROJECT)
                .on(PROJECT.ID.eq(PROJECT_TOKEN.PROJECT_ID))
                .where(
                        PROJECT_TOKEN.TOKEN_HASH.eq(Secrets.hash(token)),
                        PROJECT_TOKEN.REVOKED_AT.isNull(),
                        PROJECT_TOKEN.EXPIRES_AT.isNull().or(PROJECT_TOKEN.EXPIRES_AT.gt(DSL.currentOffsetDateTime())))
                .fetchOptional(
                        row -> new Machine(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    /** Once a minute is enough to see whether a token is in use. */
    void used(Machine machine) {
        dsl.update(PROJECT_TOKEN)
                .set(PROJECT_TOKEN.LAST_USED_AT, DSL.currentOffsetDateTime())
                .where(PROJECT_TOKEN.ID.eq(machine.tokenId()))
                .and(PROJECT_TOKEN
                        .LAST_USED_AT
                        .isNull()
                        .or(PROJECT_TOKEN.LAST_USED_AT.lt(
                                DSL.currentOffsetDateTime().minus(org.jooq.types.DayToSecond.valueOf(60_000L)))))
                .execute();
    }
}
