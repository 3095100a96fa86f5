package io.windtunnel.checker.trace;

import io.windtunnel.checker.sandbox.Sandbox;
import io.windtunnel.checker.sandbox.SandboxException;
import java.sql.SQLException;

/** The state in which the flight under check begins: the base history applied, sample rows in its tables. */
public interface StartingPoint {

    /** A server of its own in that state; the caller closes it. */
    Sandbox open() throws SQLException, SandboxException;
}
