/** The review server as a whole: what starts it, and what all of its pages share. */
@NullMarked
package io.windtunnel.app;

import org.jspecify.annotations.NullMarked;
