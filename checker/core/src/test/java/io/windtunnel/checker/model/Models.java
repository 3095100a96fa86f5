package io.windtunnel.checker.model;

import io.windtunnel.checker.sandbox.SandboxException;
import io.windtunnel.checker.sandbox.SandboxRequest;
import io.windtunnel.checker.sandbox.SandboxSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Models for tests. */
final class Models {

    private Models() {}

    static ModelReader reader() {
        return new ModelReader(
                SandboxRequest.of(SandboxSource.parse("embedded")), Path.of("").toAbsolutePath(), Map.of());
    }

    static Model of(ModelSource source) throws SandboxException, SQLException {
        return reader().read(source);
    }

    /** The database that the connection is to. */
    static Model of(Connection connection) throws SandboxException, SQLException {
        return of(new ModelSource.Database(connection.getMetaData().getURL()
                + (connection.getMetaData().getURL().contains("?") ? "&" : "?") + "user=postgres"));
    }
}
