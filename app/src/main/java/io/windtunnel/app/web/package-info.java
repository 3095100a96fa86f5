/**
 * What all pages share: the frame around them, how templates become answers, and how errors are told. A request comes
 * in, HTML or problem details (RFC 9457) go out.
 */
@NullMarked
package io.windtunnel.app.web;

import org.jspecify.annotations.NullMarked;
