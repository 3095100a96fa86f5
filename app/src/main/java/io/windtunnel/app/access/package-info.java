/**
 * Who may do what: accounts, log-in, project roles, the tokens of machines, and the first administrator. A request comes
 * in, a {@link io.windtunnel.app.access.Person} or {@link io.windtunnel.app.access.Machine} goes out, or a refusal.
 */
@NullMarked
package io.windtunnel.app.access;

import org.jspecify.annotations.NullMarked;
