/**
 * Tells others: webhooks, commit statuses at GitHub, and badges. An event of a project comes in and is written down as
 * deliveries in the same transaction; messages go out later, again and again until they are taken or given up.
 */
@NullMarked
package io.windtunnel.app.notify;

import org.jspecify.annotations.NullMarked;
