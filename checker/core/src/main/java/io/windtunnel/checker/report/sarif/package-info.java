/**
 * The report as SARIF, for code scanning and editors.
 *
 * <p>In: a report, and what the rules say of themselves. Out: a log file of SARIF 2.1.0.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 * @see <a href="https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning">What
 *     GitHub reads of it</a>
 */
@NullMarked
package io.windtunnel.checker.report.sarif;

import org.jspecify.annotations.NullMarked;
