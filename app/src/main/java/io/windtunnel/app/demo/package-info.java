/** A try-out: the reports of the examples, as the check made them, in a database that is thrown away. */
@NullMarked
package io.windtunnel.app.demo;

import org.jspecify.annotations.NullMarked;
