/** What the review server's API answers with, as records: for the server, and for whoever asks it. */
@NullMarked
package io.windtunnel.domain.server;

import org.jspecify.annotations.NullMarked;
