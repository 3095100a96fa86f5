/**
 * What goes and what it leaves behind. In: how long each project keeps its runs. Out: the months that new rows are kept
 * in, made ahead of time; runs that are older than their project keeps them, taken away; months in which nothing is left,
 * dropped.
 */
@NullMarked
package io.windtunnel.app.retention;

import org.jspecify.annotations.NullMarked;
