package io.windtunnel.app.projects;

import java.util.List;

/**
 * All that a person may see.
 *
 * @param projects by name
 * @param mayMake whether the person may make another one
 */
public record ProjectsPage(List<ListedProject> projects, boolean mayMake) {

    public ProjectsPage {
        projects = List.copyOf(projects);
    }
}
