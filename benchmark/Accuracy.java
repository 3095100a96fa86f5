import io.windtunnel.checker.corpus.LabelledCase;
import io.windtunnel.checker.sandbox.SandboxSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the labelled corpus and prints, rule by rule, how often the checker was right (precision) and how much of what is
 * there it found (recall), and every difference. {@code benchmark/accuracy} compiles and starts it.
 *
 * <pre>benchmark/accuracy [--majors 14,15,16,17,18] [--only GROUP/CASE]</pre>
 */
public final class Accuracy {

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /** Findings of one rule. */
    private static final class Tally {
        private int right;
        private int missed;
        private int wrong;

        private String line(String rule) {
            return "%-36s %7d %7d %7d %10s %7s"
                    .formatted(rule, right, missed, wrong, percent(right + wrong), percent(right + missed));
        }

        private String percent(int all) {
            return all == 0 ? "-" : "%.1f %%".formatted(100.0 * right / all);
        }
    }

    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        List<LabelledCase> cases = LabelledCase.all(Path.of("checker/core").resolve(LabelledCase.CORPUS)).stream()
                .filter(labelled -> labelled.name().startsWith(value(words, "--only", "")))
                .toList();
        String[] majors = value(words, "--majors", "14,15,16,17,18").split(",");
        Accuracy accuracy = new Accuracy();
        long begin = System.nanoTime();
        for (String major : majors) {
            accuracy.run(cases, Integer.parseInt(major));
        }
        accuracy.print();
        System.out.printf(
                "%n%d cases on PostgreSQL %s in %d s%n",
                cases.size(), String.join(", ", majors), (System.nanoTime() - begin) / 1_000_000_000);
        System.exit(accuracy.mistakes.isEmpty() ? 0 : 1);
    }

    private static String value(List<String> words, String option, String otherwise) {
        int at = words.indexOf(option);
        return at < 0 ? otherwise : words.get(at + 1);
    }

    private void run(List<LabelledCase> cases, int major) throws Exception {
        SandboxSource server = SandboxSource.parse("embedded:" + major);
        ExecutorService checks = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Path cache = Path.of("checker/core/target/corpus");
        List<Future<List<String>>> found = new ArrayList<>();
        for (LabelledCase labelled : cases) {
            found.add(checks.submit(() -> labelled.found(server, cache)));
        }
        for (int at = 0; at < cases.size(); at++) {
            try {
                compare(cases.get(at), major, found.get(at).get());
            } catch (ExecutionException e) {
                mistakes.add("no check of " + cases.get(at).name() + " on " + major + ": " + e.getCause());
            }
        }
        checks.shutdown();
    }

    private void compare(LabelledCase labelled, int major, List<String> found) {
        List<String> missed = new ArrayList<>(labelled.expected(major));
        for (String finding : found) {
            Tally tally = tally(finding);
            if (missed.remove(finding)) {
                tally.right++;
            } else {
                tally.wrong++;
                mistakes.add("wrong  " + labelled.name() + " on " + major + ": " + finding);
            }
        }
        for (String label : missed) {
            tally(label).missed++;
            mistakes.add("missed " + labelled.name() + " on " + major + ": " + label);
        }
    }

    private Tally tally(String label) {
        return tallies.computeIfAbsent(label.substring(label.indexOf(' ') + 1), rule -> new Tally());
    }

    private void print() {
        System.out.printf("%-36s %7s %7s %7s %10s %7s%n", "rule", "right", "missed", "wrong", "precision", "recall");
        Tally all = new Tally();
        tallies.forEach((rule, tally) -> {
            System.out.println(tally.line(rule));
            all.right += tally.right;
            all.missed += tally.missed;
            all.wrong += tally.wrong;
        });
        System.out.println(all.line("all rules"));
        mistakes.forEach(mistake -> System.out.println("\n" + mistake));
    }
}
