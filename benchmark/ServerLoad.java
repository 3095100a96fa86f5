import io.windtunnel.app.TestBrowser;
import io.windtunnel.app.TestServer;
import io.windtunnel.app.TestServer.TestProject;
import io.windtunnel.domain.db.enums.TokenScope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ingest and pages at once, on a database in which much has piled up. Server, database and clients are on this one
 * machine. Run by {@code benchmark/server-load}.
 */
public final class ServerLoad {

    private static final int PROJECTS = 20;
    private static final int RUNS = 10_000;
    private static final int FINDINGS = 100;
    private static final int REPORT_BYTES = 1_000_000;
    private static final int REPORTS_A_MINUTE = 200;
    private static final int READERS = 4;
    private static final long THINK_MILLIS = 500;

    private final TestServer server = TestServer.get();
    private final DSLContext dsl = server.dsl();
    private final List<TestProject> projects = new ArrayList<>();
    private final Map<String, List<Long>> millis = new ConcurrentSkipListMap<>();
    private final AtomicInteger failed = new AtomicInteger();

    private ServerLoad() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        ServerLoad load = new ServerLoad();
        load.fill();
        load.go(10);
        load.millis.clear();
        Map<String, long[]> before = load.scans();
        load.go(seconds);
        load.print(seconds);
        load.printScans(before);
        System.exit(load.failed.get() == 0 ? 0 : 1);
    }

    /** As if it had been handed in during the last half year. */
    private void fill() {
        long begin = System.nanoTime();
        for (int i = 0; i < PROJECTS; i++) {
            projects.add(server.project());
        }
        byte[] document = TestServer.report("rename-table-wrong");
        for (TestProject project : projects) {
            dsl.execute(
                    "WITH made AS (INSERT INTO run (project_id, branch, commit_sha, content_hash, schema_version, outcome,"
                            + " errors, warnings, notes, check_millis, received_at, suppressed) SELECT ?, CASE WHEN n % 3 = 0"
                            + " THEN 'main' ELSE 'topic-' || n % 150 END, lpad(to_hex(n), 40, '0'), sha256((? || '/' ||"
                            + " n)::bytea), 1, 'failed', 40, 30, 30, 1000 + n, now() - n * interval '8 hours', 0 FROM"
                            + " generate_series(1, ?) AS n RETURNING id, received_at), kept AS (INSERT INTO run_document"
                            + " (run_id, received_at, document) SELECT id, received_at, ? FROM made), scripts AS (INSERT INTO"
                            + " script (run_id, ordinal, path, version, description, content_hash) SELECT id, 0,"
                            + " 'db/migration/V' || id || '__x.sql', id::text, 'x', sha256(id::text::bytea) FROM made"
                            + " RETURNING id, run_id) INSERT INTO finding (run_id, script_id, ordinal, rule, severity, title,"
                            + " message, start_line, end_line, objects, fingerprint, content_hash, received_at) SELECT"
                            + " made.id, scripts.id, o, 'rule-' || o % 60, (ARRAY['error', 'warning',"
                            + " 'note'])[1 + o % 3]::severity, 'Finding ' || o, repeat('What was seen of it. ', 10), o, o,"
                            + " ARRAY['public.t' || o], md5((made.id / 20)::text || o), sha256(o::text::bytea),"
                            + " made.received_at FROM made JOIN scripts ON scripts.run_id = made.id,"
                            + " generate_series(0, ? - 1) AS o",
                    project.id(), project.slug(), RUNS / PROJECTS, document, FINDINGS);
        }
        server.bean("housekeeper", Runnable.class).run();
        dsl.execute("ANALYZE");
        System.out.printf(
                "%,d runs, %,d findings in %d s%n",
                dsl.fetchSingle("SELECT count(*) FROM run").get(0, Long.class),
                dsl.fetchSingle("SELECT count(*) FROM finding").get(0, Long.class),
                (System.nanoTime() - begin) / 1_000_000_000);
    }

    private void go(int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService clients = Executors.newCachedThreadPool();
        List<Future<?>> all = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            all.add(clients.submit(() -> {
                read(end);
                return null;
            }));
        }
        String token = server.token(projects.get(0), TokenScope.publish);
        ObjectNode report = report();
        long every = TimeUnit.MINUTES.toNanos(1) / REPORTS_A_MINUTE;
        for (long due = System.nanoTime(); due < end; due += every) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            String commit = "%040x".formatted(System.nanoTime());
            byte[] bytes = JsonMapper.shared().writeValueAsBytes(report);
            long since = due;
            all.add(clients.submit(() -> {
                int status =
                        server.handIn(token, "branch=topic-7&commit=" + commit, bytes).statusCode();
                told("POST /api/reports (1 MB)", since, status == 201);
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        clients.shutdown();
    }

    /** A person who goes from page to page. */
    private void read(long end) throws Exception {
        TestBrowser browser = server.signedIn(server.administrator());
        for (int turn = 0; System.nanoTime() < end; turn++) {
            TestProject project = projects.get(turn % PROJECTS);
            var last = dsl.fetchSingle(
                    "SELECT run_id, fingerprint FROM finding WHERE run_id = (SELECT id FROM run WHERE project_id = ?"
                            + " ORDER BY received_at DESC LIMIT 1) LIMIT 1",
                    project.id());
            String at = "/projects/" + project.slug();
            ask(browser, "GET /", "/");
            ask(browser, "GET project", at);
            ask(browser, "GET findings, all branches", at + "/findings");
            ask(browser, "GET findings, by text", at + "/findings?q=seen+of&severity=error");
            ask(browser, "GET run", at + "/runs/" + last.get(0));
            ask(browser, "GET finding", at + "/findings/" + last.get(1));
            ask(browser, "GET audit log", at + "/audit");
        }
    }

    private void ask(TestBrowser browser, String what, String path) throws Exception {
        long begin = System.nanoTime();
        told(what, begin, browser.get(path).statusCode() == 200);
        Thread.sleep(THINK_MILLIS);
    }

    private void told(String what, long begin, boolean isWell) {
        millis.computeIfAbsent(what, key -> new CopyOnWriteArrayList<>()).add((System.nanoTime() - begin) / 1_000_000);
        if (!isWell) {
            failed.incrementAndGet();
        }
    }

    /** A real report with as many findings, made 1 MB large by what its statements say. */
    private static ObjectNode report() {
        ObjectNode report = (ObjectNode) JsonMapper.shared().readTree(TestServer.report("rename-table-wrong"));
        ArrayNode findings = (ArrayNode) report.path("findings");
        ObjectNode first = (ObjectNode) findings.get(0);
        for (int i = findings.size(); i < FINDINGS; i++) {
            findings.add(first.deepCopy().put("fingerprint", "%064x".formatted(i)));
        }
        int missing = REPORT_BYTES - report.toString().getBytes(StandardCharsets.UTF_8).length;
        int share = Math.max(0, missing / findings.size());
        findings.forEach(finding -> ((ObjectNode) finding)
                .put("message", finding.path("message").asString() + " word".repeat(share / 5)));
        return report;
    }

    /** How often each table was read from end to end, and how many rows that were. */
    private Map<String, long[]> scans() {
        Map<String, long[]> scans = new TreeMap<>();
        dsl.resultQuery("SELECT relname, seq_scan, seq_tup_read, n_live_tup FROM pg_stat_user_tables")
                .forEach(row -> scans.put(
                        row.get(0, String.class),
                        new long[] {row.get(1, Long.class), row.get(2, Long.class), row.get(3, Long.class)}));
        return scans;
    }

    private void print(int seconds) {
        System.out.printf("%n%-28s %7s %8s %8s %8s   in %d s, ms%n", "", "number", "p50", "p95", "most", seconds);
        millis.forEach(ServerLoad::printLine);
        printLine(
                "all pages",
                millis.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("GET"))
                        .flatMap(entry -> entry.getValue().stream())
                        .toList());
        System.out.printf("%d were refused or failed%n", failed.get());
    }

    private static void printLine(String what, List<Long> taken) {
        List<Long> sorted = taken.stream().sorted().toList();
        System.out.printf(
                "%-28s %7d %8d %8d %8d%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100)),
                sorted.get(sorted.size() - 1));
    }

    private void printScans(Map<String, long[]> before) {
        System.out.printf("%n%-28s %7s %12s %12s   read from end to end%n", "", "times", "rows read", "rows there");
        scans().forEach((table, now) -> {
            long[] was = before.getOrDefault(table, new long[3]);
            if (now[0] > was[0]) {
                System.out.printf("%-28s %7d %12d %12d%n", table, now[0] - was[0], now[1] - was[1], now[2]);
            }
        });
    }
}
