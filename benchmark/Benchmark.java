import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Times {@code windtunnel check} as a whole process against the same scripts applied by bare Flyway, and by psql where
 * there is one, on a server that is running already. All in one run, in turns, so that only ratios have to be trusted.
 *
 * <p>The running server is the one that Windtunnel starts itself, with the same settings: durability is switched off for
 * everybody alike.
 *
 * <pre>java benchmark/Benchmark.java [--scripts 500] [--rounds 3]</pre>
 */
public final class Benchmark {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path LAUNCHER = ROOT.resolve("windtunnel");
    private static final Path JAR = ROOT.resolve("checker/cli/target/windtunnel.jar");

    private final int scripts;
    private final int rounds;
    private final Path work;
    private final Path cache;
    private final Map<String, List<Run>> results = new LinkedHashMap<>();

    /** One process: its time, its largest resident set, and what it wrote into its report. */
    private record Run(double seconds, double megabytes, String report) {

        /** A stage of the report's timings in seconds. */
        double stage(String name) {
            Matcher matcher = Pattern.compile("\"name\"\\s*:\\s*\"" + name + "\",\\s*\"millis\"\\s*:\\s*(\\d+)")
                    .matcher(report);
            return matcher.find() ? Long.parseLong(matcher.group(1)) / 1000.0 : 0;
        }

        /** From the command to the moment before the first migration was flown. */
        double untilFlight() {
            return seconds - stage("flight") - stage("judge");
        }
    }

    private Benchmark(int scripts, int rounds) throws IOException {
        this.scripts = scripts;
        this.rounds = rounds;
        this.work = Files.createTempDirectory("windtunnel-benchmark-");
        this.cache = work.resolve("cache");
    }

    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        Benchmark benchmark = new Benchmark(number(words, "--scripts", 500), number(words, "--rounds", 3));
        try {
            benchmark.run();
        } finally {
            remove(benchmark.work);
        }
    }

    private static int number(List<String> words, String option, int otherwise) {
        int at = words.indexOf(option);
        return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
    }

    private void run() throws Exception {
        Path history = work.resolve("history");
        Path longer = work.resolve("longer");
        must(java("benchmark/GenerateHistory.java", history.toString(), Integer.toString(scripts)));
        must(java("benchmark/GenerateHistory.java", longer.toString(), Integer.toString(scripts)));
        Files.writeString(
                longer.resolve("V" + (scripts + 1) + "__new.sql"),
                "CREATE TABLE brand_new (id bigint CONSTRAINT brand_new_pkey PRIMARY KEY, name text NOT NULL);\n");
        must(List.of("javac", "-cp", JAR.toString(), "-d", work.toString(), "benchmark/BareFlyway.java"));
        // Unpacks the server and trains the launcher once, which is not timed.
        check("warm-up", longer, "--from", Integer.toString(scripts + 1));
        results.clear();
        try (Server server = Server.start(work, cache)) {
            for (int round = 1; round <= rounds; round++) {
                System.err.printf("round %d of %d%n", round, rounds);
                flyway("bare Flyway", server, history);
                flyway("bare Flyway, group", server, history, "group");
                psql(server, history);
                check("watched: --all", history, "--all");
                remove(cache.resolve("bases"));
                check("base not cached, 1 new", longer, "--from", Integer.toString(scripts + 1));
                check("base cached, 1 new", longer, "--from", Integer.toString(scripts + 1));
            }
        }
        print();
    }

    private void check(String name, Path history, String... scope) throws Exception {
        Path report = work.resolve("report.json");
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "check", "--migrations", history.toString()));
        command.addAll(List.of(scope));
        command.addAll(List.of("--fail-on", "never", "--format", "json", "--output", report.toString()));
        record(name, command, Optional.of(report));
    }

    private void flyway(String name, Server server, Path history, String... more) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("java", "-cp", JAR + ":" + work, "BareFlyway", server.newDatabase(), Server.USER, "", history + ""));
        command.addAll(List.of(more));
        record(name, command, Optional.empty());
    }

    private void psql(Server server, Path history) throws Exception {
        List<Path> files;
        try (Stream<Path> found = Files.list(history)) {
            files = found.sorted(Comparator.comparingInt(Benchmark::version)).toList();
        }
        List<String> command = new ArrayList<>(List.of(
                "psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-d", server.newDatabase().replaceFirst("jdbc:", ""), "-U", Server.USER));
        files.forEach(file -> command.addAll(List.of("-f", file.toString())));
        try {
            record("psql", command, Optional.empty());
        } catch (IOException e) {
            System.err.println("psql: left out, " + e.getMessage());
        }
    }

    private static int version(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private void record(String name, List<String> command, Optional<Path> report) throws Exception {
        long start = System.nanoTime();
        Process process = process(command).start();
        double megabytes = 0;
        while (process.isAlive()) {
            megabytes = Math.max(megabytes, residentMegabytes(process.pid()));
            Thread.sleep(5);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(name + " ended with " + process.exitValue() + ": " + command);
        }
        String told = report.isPresent() ? Files.readString(report.get()) : "";
        results.computeIfAbsent(name, key -> new ArrayList<>()).add(new Run(seconds, megabytes, told));
    }

    private ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(work.resolve("errors.log").toFile());
        builder.environment().put("WINDTUNNEL_CACHE", cache.toString());
        return builder;
    }

    private void must(List<String> command) throws Exception {
        if (process(command).redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor() != 0) {
            throw new IllegalStateException("failed: " + command);
        }
    }

    private static List<String> java(String... words) {
        return Stream.concat(Stream.of("java"), Arrays.stream(words)).toList();
    }

    private static double residentMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // it has just ended, or this is no Linux
        }
    }

    private void print() {
        double flyway = median(results.get("bare Flyway").stream().map(Run::seconds).toList());
        System.out.printf(
                "%d scripts, %d rounds, %s, Java %s, %d processors, %s%n%n",
                scripts,
                rounds,
                LocalDate.now(),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        System.out.println("| whole process | seconds | to bare Flyway | before the flight | peak MB |");
        System.out.println("|---|---:|---:|---:|---:|");
        results.forEach((name, runs) -> {
            double seconds = median(runs.stream().map(Run::seconds).toList());
            System.out.printf(
                    "| %s | %.2f | %.2f | %s | %.0f |%n",
                    name,
                    seconds,
                    seconds / flyway,
                    runs.get(0).report().isEmpty()
                            ? ""
                            : "%.2f".formatted(median(runs.stream().map(Run::untilFlight).toList())),
                    median(runs.stream().map(Run::megabytes).toList()));
        });
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** A server of the same binaries and settings as Windtunnel's own. */
    private static final class Server implements AutoCloseable {

        static final String USER = "benchmark";
        private final Process process;
        private final int port;
        private int databases;

        private Server(Process process, int port) {
            this.process = process;
            this.port = port;
        }

        static Server start(Path work, Path cache) throws Exception {
            Path bin;
            try (Stream<Path> unpacked = Files.walk(cache.resolve("binaries"), 3)) {
                bin = unpacked.filter(path -> path.endsWith("bin")).findFirst().orElseThrow();
            }
            Path data = Files.createDirectory(work.resolve("server"));
            int port;
            try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            List<String> user = List.of();
            if (System.getProperty("user.name").equals("root")) {
                user = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
                new ProcessBuilder("chown", "65534:65534", data.toString()).start().waitFor();
                new ProcessBuilder("chmod", "a+x", work.toString()).start().waitFor();
            }
            List<String> initdb = new ArrayList<>(user);
            initdb.addAll(List.of(bin.resolve("initdb").toString(), "-D", data + "/d", "-U", USER, "--auth=trust", "--no-sync"));
            if (new ProcessBuilder(initdb).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() != 0) {
                throw new IllegalStateException("initdb failed");
            }
            List<String> command = new ArrayList<>(user);
            command.addAll(List.of(bin.resolve("postgres").toString(), "-D", data + "/d", "-p", port + "", "-k", ""));
            for (String setting : List.of(
                    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "jit=off",
                    "wal_init_zero=off", "wal_recycle=off")) {
                command.addAll(List.of("-c", setting));
            }
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(work.resolve("server.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            Thread.sleep(1500);
            return new Server(process, port);
        }

        /** Creates an empty database. @return its JDBC URL */
        String newDatabase() throws Exception {
            String name = "history_" + ++databases;
            int status = new ProcessBuilder(
                            "java", "-cp", JAR.toString(), Path.of("benchmark/NewDatabase.java").toString(), url("postgres"), USER, name)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("no database " + name);
            }
            return url(name);
        }

        private String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }
}
