package io.windtunnel.app.settings;

import io.windtunnel.app.access.Accounts;
import io.windtunnel.app.access.Person;
import io.windtunnel.app.access.Tokens;
import io.windtunnel.app.audit.AuditAction;
import io.windtunnel.app.audit.AuditEntry;
import io.windtunnel.app.audit.AuditLog;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.enums.TokenScope;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators set, each change with its entry in the audit log or not at all. */
@Service
class Settings {

    private final ProjectStore projects;
    private final Accounts accounts;
    private final Tokens tokens;
    private final AuditLog audit;

    Settings(ProjectStore projects, Accounts accounts, Tokens tokens, AuditLog audit) {
        this.projects = projects;
        this.accounts = accounts;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** A new project; false where there is one of this slug. */
    @Transactional
    public boolean make(Person person, NewProject project) {
        Optional<Long> made = projects.create(project.slug(), project.name(), project.defaultBranch());
        made.ifPresent(id -> audit.add(new AuditEntry(person.actor(), id, AuditAction.PROJECT_MADE, project.slug())
                .with("defaultBranch", project.defaultBranch())));
        return made.isPresent();
    }

    /** How decisions count and how long runs are kept. */
    @Transactional
    public void set(Person person, long project, boolean fourEyes, Optional<Integer> keepDays) {
        projects.set(project, fourEyes, keepDays);
        audit.add(new AuditEntry(person.actor(), project, AuditAction.PROJECT_SET, "settings")
                .with("fourEyes", String.valueOf(fourEyes))
                .with("keepDays", keepDays.map(String::valueOf).orElse("for ever")));
    }

    /** The account's role from now on; false where there is no such account. */
    @Transactional
    public boolean setMember(Person person, long project, String name, ProjectRole role) {
        Optional<Long> account = accounts.idOf(name);
        account.ifPresent(id -> {
            accounts.setRole(project, id, role);
            audit.add(new AuditEntry(person.actor(), project, AuditAction.MEMBER_SET, name)
                    .with("role", role.getLiteral()));
        });
        return account.isPresent();
    }

    /** The account has no role any more. */
    @Transactional
    public void removeMember(Person person, long project, long account) {
        accounts.members(project).stream()
                .filter(member -> member.id() == account && accounts.removeRole(project, account))
                .forEach(member ->
                        audit.add(new AuditEntry(person.actor(), project, AuditAction.MEMBER_REMOVED, member.name())));
    }

    /** The token itself; empty where the project has one of this name. */
    @Transactional
    public Optional<String> makeToken(Person person, long project, String name, TokenScope scope) {
        Optional<String> token = tokens.create(project, name, scope, Optional.of(person.id()));
        token.ifPresent(made -> audit.add(new AuditEntry(person.actor(), project, AuditAction.TOKEN_MADE, name)
                .with("scope", scope.getLiteral())));
        return token;
    }

    /** The token counts no more. */
    @Transactional
    public void revokeToken(Person person, long project, long token) {
        tokens.revoke(project, token)
                .ifPresent(name -> audit.add(new AuditEntry(person.actor(), project, AuditAction.TOKEN_REVOKED, name)));
    }
}
