package io.windtunnel.checker.fix;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffAlgorithm.SupportedAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.util.QuotedString;

/**
 * Edited scripts as {@code git apply} and {@code patch -p1} take them.
 *
 * @see <a href="https://git-scm.com/docs/diff-format">git diff-format</a>
 */
public final class Patch {

    private Patch() {}

    /**
     * Writes the patch: bytes, since each script has its own encoding and its own line ends.
     *
     * @param root what the files' names are relative to: the root of the checkout
     */
    public static void write(List<EditedScript> scripts, Path root, OutputStream out) throws IOException {
        DiffAlgorithm algorithm = DiffAlgorithm.getAlgorithm(SupportedAlgorithm.HISTOGRAM);
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            for (EditedScript script : scripts) {
                String name =
                        root.relativize(script.file().toRealPath()).toString().replace('\\', '/');
                String from = QuotedString.GIT_PATH.quote("a/" + name);
                String to = QuotedString.GIT_PATH.quote("b/" + name);
                out.write("diff --git %s %s\n--- %s\n+++ %s\n"
                        .formatted(from, to, from, to)
                        .getBytes(StandardCharsets.UTF_8));
                RawText before = new RawText(script.before());
                RawText after = new RawText(script.after());
                formatter.format(algorithm.diff(RawTextComparator.DEFAULT, before, after), before, after);
            }
            formatter.flush();
        }
        out.flush();
    }
}
