package io.windtunnel.checker;

import io.windtunnel.checker.fix.EditedScript;
import io.windtunnel.checker.fix.FixException;
import io.windtunnel.checker.fix.Patch;
import io.windtunnel.checker.fix.ScriptFiles;
import io.windtunnel.domain.report.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Fixes that were flown together as they would be written, and have not been written yet. */
public final class ProposedFixes {

    private final Path root;
    private final List<EditedScript> scripts;
    private final List<Finding> mended;
    private final List<String> left;

    ProposedFixes(Path root, List<EditedScript> scripts, List<Finding> mended, List<String> left) {
        this.root = root;
        this.scripts = List.copyOf(scripts);
        this.mended = List.copyOf(mended);
        this.left = List.copyOf(left);
    }

    /** The findings that they mend. */
    public List<Finding> mended() {
        return mended;
    }

    /** Which fixes are not among them, and why: a sentence each. */
    public List<String> left() {
        return left;
    }

    /** What is said of a fix: {@code V2__a.sql:13 table-recreated}. */
    public static String place(Finding finding) {
        return finding.script() + ":" + finding.startLine() + " " + finding.rule();
    }

    /** Writes them as a patch, which {@code git apply} takes; nothing where there is none. */
    public void patch(OutputStream out) throws IOException {
        Patch.write(scripts, root, out);
    }

    /**
     * Writes them into the scripts.
     *
     * @return the paths of the scripts that were written, as the user would name them
     * @throws CheckException when the files were changed meanwhile or cannot be written
     */
    public List<String> write() throws CheckException {
        try {
            ScriptFiles.write(scripts);
            return scripts.stream().map(EditedScript::shown).toList();
        } catch (FixException e) {
            throw new CheckException(CheckException.Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CheckException(
                    CheckException.Kind.CONFIGURATION, "The fixes cannot be written: " + e.getMessage(), e);
        }
    }
}
