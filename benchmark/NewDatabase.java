import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates an empty database: {@code java -cp windtunnel.jar NewDatabase.java URL USER NAME}. */
public final class NewDatabase {

    private NewDatabase() {}

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection(args[0], args[1], "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + args[2]);
        }
    }
}
