/**
 * The report for build servers and code review: what Jenkins, GitLab and SonarQube read.
 *
 * <p>In: a report. Out: JUnit's XML, GitLab's code quality and SonarQube's generic issues.
 */
@NullMarked
package io.windtunnel.checker.report.build;

import org.jspecify.annotations.NullMarked;
