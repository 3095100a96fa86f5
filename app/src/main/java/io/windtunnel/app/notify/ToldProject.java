package io.windtunnel.app.notify;

/**
 * The project that an event is about.
 *
 * @param slug its name in addresses
 * @param name its name for people
 */
record ToldProject(String slug, String name) {}
