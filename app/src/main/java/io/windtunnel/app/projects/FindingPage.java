package io.windtunnel.app.projects;

import io.windtunnel.app.access.ProjectAccess.Project;
import io.windtunnel.app.review.DecisionPanel;
import java.util.List;

/**
 * A finding in all runs that had it.
 *
 * @param project the project
 * @param fingerprint what makes it the same in all of them
 * @param life newest first, at least one
 * @param decisions what has been decided about it
 */
public record FindingPage(Project project, String fingerprint, List<Occurrence> life, DecisionPanel decisions) {

    public FindingPage {
        life = List.copyOf(life);
    }

    /** As it was last seen. */
    public Occurrence last() {
        return life.get(0);
    }

    /** As it was first seen, as far as is shown. */
    public Occurrence first() {
        return life.get(life.size() - 1);
    }
}
