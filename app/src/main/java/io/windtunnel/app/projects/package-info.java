/**
 * Shows what was handed in: projects, their runs over time, a run with its evidence, a finding's life. Requests come in,
 * pages go out; nothing here changes a run.
 */
@NullMarked
package io.windtunnel.app.projects;

import org.jspecify.annotations.NullMarked;
