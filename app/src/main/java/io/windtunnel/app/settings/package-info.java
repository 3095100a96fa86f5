/**
 * What administrators set: projects, their members, the tokens of their machines. Forms come in, pages go out.
 */
@NullMarked
package io.windtunnel.app.settings;

import org.jspecify.annotations.NullMarked;
