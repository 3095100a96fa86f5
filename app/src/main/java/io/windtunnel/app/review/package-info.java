/**
 * What maintainers decide about findings: approve, reject, or accept a risk. A decision is about a finding with one
 * content and lapses when the content changes. Forms and new runs come in; decisions, and what of them is in force, go
 * out, to pages and to the check.
 */
@NullMarked
package io.windtunnel.app.review;

import org.jspecify.annotations.NullMarked;
