package io.windtunnel.app.projects;

import java.util.Optional;

/**
 * A project in the list of all.
 *
 * @param slug its name in addresses
 * @param name its name for people
 * @param defaultBranch the branch that others go to
 * @param last its last run on the default branch
 */
public record ListedProject(String slug, String name, String defaultBranch, Optional<RunSummary> last) {}
