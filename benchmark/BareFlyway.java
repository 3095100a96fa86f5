import org.flywaydb.core.Flyway;

/**
 * Flyway and nothing else, for comparison.
 *
 * <pre>java -cp windtunnel.jar:CLASSES BareFlyway URL USER PASSWORD DIRECTORY [group]</pre>
 */
public final class BareFlyway {

    private BareFlyway() {}

    public static void main(String[] args) {
        int applied = Flyway.configure()
                .dataSource(args[0], args[1], args[2])
                .locations("filesystem:" + args[3])
                .group(args.length > 4)
                .load()
                .migrate()
                .migrationsExecuted;
        System.out.println(applied);
    }
}
