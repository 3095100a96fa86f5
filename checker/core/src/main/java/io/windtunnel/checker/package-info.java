/**
 * The whole run: {@link io.windtunnel.checker.MigrationChecker#check} takes a {@link io.windtunnel.checker.CheckRequest}
 * and gives back a report.
 */
@NullMarked
package io.windtunnel.checker;

import org.jspecify.annotations.NullMarked;
