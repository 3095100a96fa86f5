package io.windtunnel.app.access;

import static io.windtunnel.domain.db.Tables.PROJECT;

import io.windtunnel.app.web.NotFound;
import io.windtunnel.app.web.Refused;
import io.windtunnel.domain.db.enums.ProjectRole;
import io.windtunnel.domain.db.tables.records.ProjectRecord;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What a person may do in a project. An administrator of the server may do everything. */
@Service
public class ProjectAccess {

    private final DSLContext dsl;
    private final Accounts accounts;

    ProjectAccess(DSLContext dsl, Accounts accounts) {
        this.dsl = dsl;
        this.accounts = accounts;
    }

    /**
     * A project and what the person may do there.
     *
     * @param id its number
     * @param slug its name in addresses
     * @param name its name for people
     * @param repository where its code is
     * @param defaultBranch the branch that others go to
     * @param fourEyes whether a decision needs a second person
     * @param keepDays how long runs are kept; empty for ever
     * @param role what the person may do
     */
    public record Project(
            long id,
            String slug,
            String name,
            Optional<String> repository,
            String defaultBranch,
            boolean fourEyes,
            Optional<Integer> keepDays,
            ProjectRole role) {

        /** Whether the person may do what this role may; each role includes the ones before it. */
        public boolean allows(ProjectRole needed) {
            return role.compareTo(needed) >= 0;
        }
    }

    /**
     * The project, for somebody with at least this role in it.
     *
     * @throws NotFound if there is none, or the person has no role there, which they cannot tell apart
     * @throws Refused if their role is not enough
     */
    public Project require(String slug, Person person, ProjectRole needed) {
        ProjectRecord record = dsl.selectFrom(PROJECT)
                .where(PROJECT.SLUG.eq(slug))
                .fetchOptional()
                .orElseThrow(() -> new NotFound("no project " + slug));
        ProjectRole role = person.isAdministrator()
                ? ProjectRole.admin
                : accounts.role(person.id(), record.getId()).orElseThrow(() -> new NotFound("no project " + slug));
        Project project = new Project(
                record.getId(),
                record.getSlug(),
                record.getName(),
                Optional.ofNullable(record.getRepositoryUrl()),
                record.getDefaultBranch(),
                record.getFourEyes(),
                Optional.ofNullable(record.getKeepDays()),
                role);
        if (!project.allows(needed)) {
            throw new Refused(
                    HttpStatus.FORBIDDEN,
                    "This needs the role \"" + needed.getLiteral() + "\" in project " + slug + "; yours is \""
                            + role.getLiteral() + "\".");
        }
        return project;
    }
}
