package io.windtunnel.checker.observation;

import io.windtunnel.checker.postgres.ObjectName;
import java.util.Optional;

/**
 * A table, view, column or type that is not there any more under its name.
 *
 * @param name what it was called
 * @param successor what the same object is called now, by the server's inner numbers; empty where it was dropped
 */
public record NameGone(ObjectName name, Optional<ObjectName> successor) {}
