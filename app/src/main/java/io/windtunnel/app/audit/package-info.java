/**
 * The record of who did what, which is only added to. Entries come in, within the transaction of what they tell of; pages
 * of them go out.
 */
@NullMarked
package io.windtunnel.app.audit;

import org.jspecify.annotations.NullMarked;
