package io.windtunnel.app.access;

import static io.windtunnel.domain.db.Tables.ACCOUNT;
import static io.windtunnel.domain.db.Tables.MEMBERSHIP;
import static io.windtunnel.domain.db.Tables.SETUP_TOKEN;

import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.tables.records.AccountRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and memberships in the database. */
@Repository
public class Accounts {

    private final DSLContext dsl;

    Accounts(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * An account, for lists.
     *
     * @param name what it signs in with
     * @param role in the project that was asked for
     */
    public record Member(long id, String name, String displayName, ProjectRole role) {}

    /** Whether there is somebody who administers the server. */
    public boolean haveAdministrator() {
        return dsl.fetchExists(ACCOUNT, ACCOUNT.ADMINISTRATOR.isTrue(), ACCOUNT.DISABLED_AT.isNull());
    }

    Optional<Person> find(String name) {
        return dsl.selectFrom(ACCOUNT).where(ACCOUNT.NAME.eq(name)).fetchOptional(Accounts::person);
    }

    /** The account of whom the issuer calls this. */
    Optional<Person> find(String issuer, String subject) {
        return dsl.selectFrom(ACCOUNT)
                .where(ACCOUNT.OIDC_ISSUER.eq(issuer), ACCOUNT.OIDC_SUBJECT.eq(subject))
                .fetchOptional(Accounts::person);
    }

    /** The number of the account of this name. */
    public Optional<Long> idOf(String name) {
        return find(name).map(Person::id);
    }

    private static Person person(AccountRecord account) {
        return new Person(
                account.getId(),
                account.getName(),
                account.getDisplayName(),
                account.getAdministrator(),
                account.getDisabledAt() == null,
                account.getPasswordHash());
    }

    /**
     * A new account.
     *
     * @return its number; empty where the name is taken
     */
    public Optional<Long> create(String name, String displayName, String passwordHash, boolean administrator) {
        return dsl.insertInto(ACCOUNT)
                .set(ACCOUNT.NAME, name)
                .set(ACCOUNT.DISPLAY_NAME, displayName)
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.ADMINISTRATOR, administrator)
                .onConflictDoNothing()
                .returning(ACCOUNT.ID)
                .fetchOptional(ACCOUNT.ID);
    }

    /**
     * Changes an account.
     *
     * @return its name; empty where there is none of this number, or it is so already
     */
    Optional<String> change(long account, AccountChange change) {
        return switch (change) {
            case DISABLE ->
                set(ACCOUNT.DISABLED_AT, DSL.currentOffsetDateTime(), account, ACCOUNT.DISABLED_AT.isNull());
            case ENABLE ->
                set(ACCOUNT.DISABLED_AT, DSL.castNull(ACCOUNT.DISABLED_AT), account, ACCOUNT.DISABLED_AT.isNotNull());
            case MAKE_ADMINISTRATOR ->
                set(ACCOUNT.ADMINISTRATOR, DSL.inline(true), account, ACCOUNT.ADMINISTRATOR.isFalse());
            case UNMAKE_ADMINISTRATOR ->
                set(ACCOUNT.ADMINISTRATOR, DSL.inline(false), account, ACCOUNT.ADMINISTRATOR.isTrue());
        };
    }

    private <T> Optional<String> set(Field<T> field, Field<T> value, long account, Condition isOtherwise) {
        return dsl.update(ACCOUNT)
                .set(field, value)
                .where(ACCOUNT.ID.eq(account), isOtherwise)
                .returning(ACCOUNT.NAME)
                .fetchOptional(ACCOUNT.NAME);
    }

    /**
     * From now on this is the account's password.
     *
     * @return whether there is an account of this name that has one
     */
    boolean setPassword(String name, String hash) {
        return dsl.update(ACCOUNT)
                        .set(ACCOUNT.PASSWORD_HASH, hash)
                        .where(ACCOUNT.NAME.eq(name), ACCOUNT.PASSWORD_HASH.isNotNull())
                        .execute()
                == 1;
    }

    /**
     * A new account of whom the issuer calls this.
     *
     * @return its number; empty where the name is taken, or they have one
     */
    Optional<Long> create(String name, String displayName, String issuer, String subject) {
        return dsl.insertInto(ACCOUNT)
                .set(ACCOUNT.NAME, name)
                .set(ACCOUNT.DISPLAY_NAME, displayName)
                .set(ACCOUNT.OIDC_ISSUER, issuer)
                .set(ACCOUNT.OIDC_SUBJECT, subject)
                .onConflictDoNothing()
                .returning(ACCOUNT.ID)
                .fetchOptional(ACCOUNT.ID);
    }

    /** All accounts by name, at most so many. */
    public List<Person> all(int limit) {
        return dsl.selectFrom(ACCOUNT).orderBy(ACCOUNT.NAME).limit(limit).fetch(Accounts::person);
    }

    /** What the account may do in the project. */
    public Optional<ProjectRole> role(long account, long project) {
        return dsl.select(MEMBERSHIP.ROLE)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.PROJECT_ID.eq(project), MEMBERSHIP.ACCOUNT_ID.eq(account))
                .fetchOptional(MEMBERSHIP.ROLE);
    }

    /** Who may do something in the project, by name. */
    public List<Member> members(long project) {
        return dsl.select(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.DISPLAY_NAME, MEMBERSHIP.ROLE)
                .from(MEMBERSHIP)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
                .where(MEMBERSHIP.PROJECT_ID.eq(project))
                .orderBy(ACCOUNT.NAME)
                .fetch(row -> new Member(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** From now on this is the account's role in the project. */
    public void setRole(long project, long account, ProjectRole role) {
        dsl.insertInto(MEMBERSHIP)
                .set(MEMBERSHIP.PROJECT_ID, project)
                .set(MEMBERSHIP.ACCOUNT_ID, account)
                .set(MEMBERSHIP.ROLE, role)
                .onConflict(MEMBERSHIP.PROJECT_ID, MEMBERSHIP.ACCOUNT_ID)
                .doUpdate()
                .set(MEMBERSHIP.ROLE, role)
                .execute();
    }

    /**
     * From now on the account has no role in the project.
     *
     * @return whether it had one
     */
    public boolean removeRole(long project, long account) {
        return dsl.deleteFrom(MEMBERSHIP)
                        .where(MEMBERSHIP.PROJECT_ID.eq(project), MEMBERSHIP.ACCOUNT_ID.eq(account))
                        .execute()
                == 1;
    }

    void addSetupToken(byte[] hash) {
        dsl.insertInto(SETUP_TOKEN).set(SETUP_TOKEN.TOKEN_HASH, hash).execute();
    }

    boolean isSetupToken(byte[] hash) {
        return dsl.fetchExists(SETUP_TOKEN, SETUP_TOKEN.TOKEN_HASH.eq(hash));
    }

    /**
     * The first account, and the end of all set-up tokens.
     *
     * @return its number; empty where the token does not count, or there is an administrator
     * @throws Refused if the name is taken; the token goes on to count
     */
    @Transactional
    public Optional<Long> createFirst(byte[] token, String name, String displayName, String passwordHash) {
        // Only one of two requests gets to delete the row.
        if (dsl.deleteFrom(SETUP_TOKEN).where(SETUP_TOKEN.TOKEN_HASH.eq(token)).execute() == 0 || haveAdministrator()) {
            return Optional.empty();
        }
        dsl.deleteFrom(SETUP_TOKEN).execute();
        Optional<Long> made = create(name, displayName, passwordHash, true);
        if (made.isEmpty()) {
            throw new Refused(HttpStatus.CONFLICT, "There is an account " + name + " already.");
        }
        return made;
    }
}
