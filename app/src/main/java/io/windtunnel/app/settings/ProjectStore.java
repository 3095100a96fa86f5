package io.windtunnel.app.settings;

import static io.windtunnel.domain.db.Tables.PROJECT;

import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Projects in the database, as they are made and set. */
@Repository
public class ProjectStore {

    private final DSLContext dsl;

    ProjectStore(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A new project.
     *
     * @return its number; empty where there is one of this slug
     */
    public Optional<Long> create(String slug, String name, String defaultBranch) {
        return dsl.insertInto(PROJECT)
                .set(PROJECT.SLUG, slug)
                .set(PROJECT.NAME, name)
                .set(PROJECT.DEFAULT_BRANCH, defaultBranch)
                .onConflictDoNothing()
                .returning(PROJECT.ID)
                .fetchOptional(PROJECT.ID);
    }

    void set(long project, boolean fourEyes, Optional<Integer> keepDays) {
        dsl.update(PROJECT)
                .set(PROJECT.FOUR_EYES, fourEyes)
                .set(PROJECT.KEEP_DAYS, keepDays.orElse(null))
                .where(PROJECT.ID.eq(project))
                .execute();
    }
}
