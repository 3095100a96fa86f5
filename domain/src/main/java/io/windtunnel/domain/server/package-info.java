/**
 * The review server's API: what is sent to it and what it answers with, as records, for the server and for whoever asks
 * it; and the client that asks. A submission, a report's bytes and a token come in; receipts and decisions come out.
 */
@NullMarked
package io.windtunnel.domain.server;

import org.jspecify.annotations.NullMarked;
